package dev.corpusmill.query.documents;

import dev.corpusmill.config.MetadataValues;
import dev.corpusmill.managed.DocumentNames;
import dev.corpusmill.managed.ManagedFolder;
import dev.corpusmill.managed.Sidecar;
import dev.corpusmill.query.documents.RefusedChangeException.Reason;
import dev.corpusmill.query.security.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Changes documents of managed sources: in their folders, never in the index, which follows with the next run. Each change is
 * seen as a whole or not at all.
 */
public final class DocumentChanges {
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final ManagedSources sources;
    private final Map<String, String> metadataTypes;
    private final DocumentList list;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /**
     * What to upload.
     *
     * @param replace whether a document of this name is replaced; else it is an error that there is one
     * @param metadata of declared fields
     */
    public record Upload(String source, String name, boolean replace, Map<String, String> metadata) {
        public Upload {
            metadata = Map.copyOf(metadata);
        }
    }

    /** What became of a file. */
    public record Stored(String id, long size, boolean replaced) {}

    /** {@code metadataTypes} are the declared fields and their types. */
    public DocumentChanges(ManagedSources sources, Map<String, String> metadataTypes, DocumentList list, Clock clock) {
        this.sources = sources;
        this.metadataTypes = metadataTypes;
        this.list = list;
        this.clock = clock;
    }

    /** Makes the folders where there are none, and removes what is left of uploads that a stop cut off. */
    public void prepare() throws IOException {
        for (ManagedSources.Source source : sources.all()) {
            source.folder().create();
            FileTime old = FileTime.from(clock.instant().minus(ABANDONED_AFTER));
            try (Stream<Path> files = Files.list(source.folder().incoming())) {
                for (Path file : files.toList()) {
                    if (Files.getLastModifiedTime(file).compareTo(old) < 0) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    /** Stores a file under its name once all of it is there. */
    public Stored upload(Scope scope, Upload upload, InputStream bytes) {
        ManagedSources.Source source = source(scope, upload.source());
        String name = DocumentNames.normal(upload.name());
        checkName(name);
        checkMetadata(upload.metadata());
        ManagedFolder folder = source.folder();
        return exclusively(source, name, () -> {
            boolean exists = checkFree(folder, name, upload.replace());
            Path fresh = folder.fresh();
            try {
                long size = new BoundedCopy(sources.maxFileBytes()).copy(bytes, fresh);
                if (size == 0) {
                    throw new RefusedChangeException(Reason.EMPTY_FILE, "the file has no bytes: name=" + name);
                }
                Files.setLastModifiedTime(fresh, FileTime.from(clock.instant()));
                if (!exists || !upload.metadata().isEmpty()) {
                    Sidecar.write(folder.sidecar(name), folder.fresh(), upload.metadata());
                }
                Files.move(fresh, folder.file(name), StandardCopyOption.ATOMIC_MOVE);
                folder.forgetDeletion(name);
                return new Stored(source.name() + ":" + name, size, exists);
            } finally {
                Files.deleteIfExists(fresh);
            }
        });
    }

    /** Deletes a document, and notes that somebody wanted that. */
    public void delete(Scope scope, String id) {
        Target target = target(scope, id);
        exclusively(target.source(), target.name(), () -> {
            ManagedFolder folder = target.source().folder();
            folder.noteDeletion(target.name());
            Files.deleteIfExists(folder.file(target.name()));
            Files.deleteIfExists(folder.sidecar(target.name()));
            return id;
        });
    }

    /** Gives a document another name, with the same extension if it has one, and returns its new id. */
    public String rename(Scope scope, String id, String newName) {
        Target target = target(scope, id);
        String name = DocumentNames.normal(newName);
        checkName(name);
        checkExtension(target.name(), name);
        ManagedFolder folder = target.source().folder();
        if (DocumentNames.folded(name).equals(DocumentNames.folded(target.name()))) {
            throw new RefusedChangeException(
                    Reason.NAME_EXISTS, "the new name differs from the old one in upper and lower case at most");
        }
        return exclusively(
                target.source(),
                target.name(),
                () -> exclusively(target.source(), name, () -> {
                    checkFree(folder, name, false);
                    folder.noteDeletion(target.name());
                    if (Files.exists(folder.sidecar(target.name()))) {
                        Files.move(folder.sidecar(target.name()), folder.sidecar(name), StandardCopyOption.ATOMIC_MOVE);
                    }
                    Files.move(folder.file(target.name()), folder.file(name), StandardCopyOption.ATOMIC_MOVE);
                    folder.forgetDeletion(name);
                    return target.source().name() + ":" + name;
                }));
    }

    /** Replaces the metadata of a document; those that its source gives stay below them. */
    public void describe(Scope scope, String id, Map<String, String> metadata) {
        Target target = target(scope, id);
        checkMetadata(metadata);
        exclusively(target.source(), target.name(), () -> {
            ManagedFolder folder = target.source().folder();
            Sidecar.write(folder.sidecar(target.name()), folder.fresh(), new TreeMap<>(metadata));
            touch(folder, target.name());
            return id;
        });
    }

    /** Has a document read again: one that failed is tried again, one that is indexed is compared with its bytes. */
    public void readAgain(Scope scope, String id) {
        Target target = target(scope, id);
        exclusively(target.source(), target.name(), () -> {
            touch(target.source().folder(), target.name());
            return id;
        });
    }

    /** The job looks at a file again when its time is another. */
    private void touch(ManagedFolder folder, String name) throws IOException {
        Files.setLastModifiedTime(folder.file(name), FileTime.from(clock.instant()));
    }

    private record Target(ManagedSources.Source source, String name) {}

    private ManagedSources.Source source(Scope scope, String name) {
        return sources.find(scope, name)
                .orElseThrow(() -> new RefusedChangeException(
                        Reason.NOT_FOUND,
                        "there is no managed source of this name: source=" + name + " known="
                                + sources.visibleTo(scope).stream()
                                        .map(ManagedSources.Source::name)
                                        .toList()));
    }

    /** A document that the client sees, in a folder that it may change. Its name comes from a list of ours, not from the request. */
    private Target target(Scope scope, String id) {
        DocumentEntry entry = list.find(scope, id)
                .orElseThrow(() -> new RefusedChangeException(Reason.NOT_FOUND, "there is no such document"));
        ManagedSources.Source source = sources.find(scope, entry.source())
                .orElseThrow(() -> new RefusedChangeException(
                        Reason.NOT_MANAGED,
                        "the source of this document is not managed: change the file itself: source="
                                + entry.source()));
        if (!Files.isRegularFile(source.folder().file(entry.name()), LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedChangeException(Reason.NOT_FOUND, "the file of this document is gone");
        }
        return new Target(source, entry.name());
    }

    private static void checkName(String name) {
        DocumentNames.problem(name).ifPresent(problem -> {
            throw new RefusedChangeException(Reason.INVALID_NAME, "the name of the document " + problem);
        });
    }

    /** The extension says how the file is read, and another name does not change what it is. */
    private static void checkExtension(String old, String name) {
        String extension = extension(old);
        if (!extension.isEmpty() && !extension.equalsIgnoreCase(extension(name))) {
            throw new RefusedChangeException(
                    Reason.INVALID_NAME,
                    "the name of the document must keep its extension " + extension
                            + " (upload the file anew if it is of another format)");
        }
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot) : "";
    }

    private void checkMetadata(Map<String, String> metadata) {
        metadata.forEach((field, value) -> MetadataValues.problem(field, value, metadataTypes)
                .ifPresent(problem -> {
                    throw new RefusedChangeException(Reason.INVALID_METADATA, problem);
                }));
    }

    /** Whether there is a file of this name; one that differs in case only would be the same file elsewhere. */
    private static boolean checkFree(ManagedFolder folder, String name, boolean replace) throws IOException {
        String folded = DocumentNames.folded(name);
        boolean same = false;
        try (Stream<Path> files = Files.list(folder.root())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String other = DocumentNames.normal(file.getFileName().toString());
                if (other.equals(name)) {
                    same = true;
                } else if (DocumentNames.folded(other).equals(folded)) {
                    throw new RefusedChangeException(
                            Reason.NAME_EXISTS,
                            "there is a document whose name differs in upper and lower case only: name=" + other);
                }
            }
        }
        if (same && !replace) {
            throw new RefusedChangeException(
                    Reason.NAME_EXISTS,
                    "there is a document of this name: name=" + name + " (replace=true replaces it)");
        }
        if (same && !Files.isRegularFile(folder.file(name), LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedChangeException(Reason.NAME_EXISTS, "there is something else of this name: name=" + name);
        }
        return same;
    }

    private interface Change<T> {
        T make() throws IOException;
    }

    private <T> T exclusively(ManagedSources.Source source, String name, Change<T> change) {
        String key = source.name() + ":" + DocumentNames.folded(name);
        if (!busy.add(key)) {
            throw new RefusedChangeException(
                    Reason.BUSY, "this document is being changed by another request: name=" + name);
        }
        try {
            return change.make();
        } catch (IOException failed) {
            throw RefusedChangeException.of(failed);
        } finally {
            busy.remove(key);
            list.changed();
        }
    }
}
