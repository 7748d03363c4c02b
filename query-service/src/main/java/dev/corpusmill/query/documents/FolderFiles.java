package dev.corpusmill.query.documents;

import dev.corpusmill.managed.ManagedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;

/** What the folder of a managed source holds now, by path. */
final class FolderFiles {
    private FolderFiles() {}

    /** Size in bytes and modification time, milliseconds since 1970. */
    record Stamp(long size, long modifiedMillis) {}

    /** Its documents; at most so many, in no certain choice. Hidden files of editors and systems are left to the job. */
    static Map<String, Stamp> list(ManagedFolder folder, int max) {
        Map<String, Stamp> files = new TreeMap<>();
        Path root = folder.root();
        if (!Files.isDirectory(root)) {
            return files;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = Normalizer.normalize(root.relativize(file).toString(), Normalizer.Form.NFC);
                    if (attributes.isRegularFile() && !ManagedFolder.isNote(path)) {
                        files.put(
                                path,
                                new Stamp(
                                        attributes.size(),
                                        attributes.lastModifiedTime().toMillis()));
                    }
                    return files.size() < max ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE; // deleted meanwhile
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException("managed folder cannot be listed: folder=" + root, failed);
        }
        return files;
    }
}
