package dev.corpusmill.managed;

import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.config.SourceConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.UUID;

/**
 * The folder of a managed source: clients of the service add, change and delete its documents, the job only reads it.
 *
 * <p>Beside the documents it holds notes that are no documents. The metadata of {@code plan.pdf} are in
 * {@code plan.pdf.corpusmill.json}, so that a copy of the folder has them, too. {@code .corpusmill/} shows that this is the
 * folder, and not the empty place of a disk that is not mounted; it also holds uploads until they are complete, and a note of each
 * deletion that was asked for.
 */
public final class ManagedFolder {
    /** Behind the name of a document: the name of the file with its metadata. */
    public static final String SIDECAR = ".corpusmill.json";

    private static final String NOTES = ".corpusmill";

    private final Path root;

    private ManagedFolder(Path root) {
        this.root = root;
    }

    /** The folder of a managed source, which need not be there yet. */
    public static ManagedFolder of(SourceConfig source) {
        return new ManagedFolder(path(source.uri()).toAbsolutePath().normalize());
    }

    private static Path path(String uri) {
        return uri.startsWith("file:") ? Path.of(URI.create(uri)) : Path.of(uri);
    }

    /** Makes what is missing of it. */
    public void create() throws IOException {
        Files.createDirectories(incoming());
        Files.createDirectories(root.resolve(NOTES).resolve("deleted"));
    }

    /** Whether this is the folder that {@link #create} made, or a copy of it. */
    public boolean present() {
        return Files.isDirectory(root.resolve(NOTES));
    }

    public Path root() {
        return root;
    }

    /** Where uploads are until they are complete; on the same disk, so that they take their place in one step. */
    public Path incoming() {
        return root.resolve(NOTES).resolve("incoming");
    }

    /** A name for a file that is not complete yet. Not of Java's temporary files, which only their owner may read. */
    public Path fresh() {
        return incoming().resolve(UUID.randomUUID() + ".tmp");
    }

    /** Whether a file of this path is a note, not a document. */
    public static boolean isNote(String path) {
        return path.startsWith(NOTES + "/") || path.endsWith(SIDECAR);
    }

    /** The file of a document. */
    public Path file(String path) {
        return root.resolve(path);
    }

    /** The file with the metadata of a document. */
    public Path sidecar(String path) {
        return root.resolve(path + SIDECAR);
    }

    /** Whether the deletion of this document was asked for, so that nobody need wonder where it is. */
    public boolean deletionNoted(String path) {
        return Files.exists(deletion(path));
    }

    /** Notes that this document is deleted on purpose. */
    public void noteDeletion(String path) throws IOException {
        Path fresh = fresh();
        Files.write(fresh, path.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, deletion(path), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A document of this name is there again. */
    public void forgetDeletion(String path) throws IOException {
        Files.deleteIfExists(deletion(path));
    }

    private Path deletion(String path) {
        return root.resolve(NOTES)
                .resolve("deleted")
                .resolve(Hashes.ofText(Normalizer.normalize(path, Normalizer.Form.NFC)));
    }
}
