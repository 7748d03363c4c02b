package dev.corpusmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder of generated text files, and where to leave what a benchmark writes. */
final class GeneratedCorpus {
    private static final int FILES_PER_FOLDER = 100;

    private GeneratedCorpus() {}

    static void write(Path folder, int files, int meanWords, long seed) throws IOException {
        Prose prose = new Prose(seed);
        for (int i = 0; i < files; i++) {
            Path part = folder.resolve(String.format(Locale.ROOT, "part-%03d", i / FILES_PER_FOLDER));
            Files.createDirectories(part);
            Files.writeString(part.resolve(String.format(Locale.ROOT, "text-%05d.txt", i)), prose.document(meanWords));
        }
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
