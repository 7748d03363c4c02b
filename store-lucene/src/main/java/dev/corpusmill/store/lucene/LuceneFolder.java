package dev.corpusmill.store.lucene;

import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationNames;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The folder of one index: a folder per generation, {@code CURRENT} with the name of the live one, {@code control}. */
final class LuceneFolder {
    private static final String CREATING = ".creating";
    private static final String DROPPED = ".dropped";

    private final Path folder;

    LuceneFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    Path generation(String name) {
        return folder.resolve(GenerationNames.check(name));
    }

    /** Where a generation is put together before it gets its name: a half-made one never looks like one. */
    Path emptyDraft(String name) throws IOException {
        Path draft = folder.resolve(name + CREATING);
        AtomicFiles.deleteFolder(draft); // of a run that was killed
        return Files.createDirectories(draft);
    }

    List<Generation> manifests() throws IOException {
        List<Generation> manifests = new ArrayList<>();
        for (Path path : list("g*")) {
            if (GenerationNames.valid(path.getFileName().toString())) {
                ManifestFile.read(path).ifPresent(manifests::add);
            }
        }
        manifests.sort(Comparator.comparing(Generation::name, GenerationNames.OLDEST_FIRST));
        return manifests;
    }

    Optional<String> live() throws IOException {
        Path pointer = folder.resolve("CURRENT");
        Optional<String> name = AtomicFiles.read(pointer).map(String::strip);
        if (name.isPresent() && !GenerationNames.valid(name.get())) {
            throw new IOException("not a name of a generation: file=" + pointer + " content=" + name.get());
        }
        return name;
    }

    void promote(String name) throws IOException {
        AtomicFiles.write(folder.resolve("CURRENT"), name);
    }

    /** Bytes of all files of a generation. */
    long bytes(String name) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(generation(name))) {
            for (Path file : files) {
                bytes += size(file);
            }
        }
        return bytes;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) { // a writer of the generation has just merged it away
            return 0;
        }
    }

    /** Takes a generation out of sight in one step; what is open stays readable. */
    void retire(String name) throws IOException {
        Path dropped = folder.resolve(name + DROPPED);
        AtomicFiles.deleteFolder(dropped);
        AtomicFiles.move(generation(name), dropped);
    }

    /** Deletes the files of all generations that were dropped. */
    void sweep() throws IOException {
        for (Path dropped : list("g*" + DROPPED)) {
            AtomicFiles.deleteFolder(dropped);
        }
    }

    /** The first folder on the way to this one that exists. */
    Path nearestExisting() {
        Path path = folder.toAbsolutePath();
        while (!Files.exists(path)) {
            Path parent = path.getParent();
            if (parent == null) {
                return path;
            }
            path = parent;
        }
        return path;
    }

    private List<Path> list(String glob) throws IOException {
        List<Path> paths = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
                entries.forEach(paths::add);
            }
        }
        return paths;
    }
}
