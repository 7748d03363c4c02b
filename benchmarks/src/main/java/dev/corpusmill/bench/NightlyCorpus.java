package dev.corpusmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** A folder of generated files that grow older by the clock of a benchmark, so that no run looks twice at a fresh one. */
final class NightlyCorpus {
    private static final long FIRST_NIGHT = 1_700_000_000_000L;
    private static final long DAY = 86_400_000;

    private final List<Path> files;
    private final Prose prose;
    private int next;
    private int night;

    private NightlyCorpus(List<Path> files, Prose prose) {
        this.files = files;
        this.prose = prose;
    }

    static NightlyCorpus write(Path folder, int count, int meanWords, long seed) throws IOException {
        GeneratedCorpus.write(folder, count, meanWords, seed);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(FIRST_NIGHT));
        }
        return new NightlyCorpus(files, new Prose(seed + 1));
    }

    /** Adds a sentence to so many files, each time to others. */
    void edit(int count) throws IOException {
        night++;
        for (int i = 0; i < count; i++) {
            Path file = files.get(next++ % files.size());
            Files.writeString(file, prose.sentence() + "\n", StandardOpenOption.APPEND);
            Files.setLastModifiedTime(file, FileTime.fromMillis(FIRST_NIGHT + night * DAY));
        }
    }
}
