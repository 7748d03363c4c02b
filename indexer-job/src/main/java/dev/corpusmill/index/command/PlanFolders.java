package dev.corpusmill.index.command;

import dev.corpusmill.config.CorpusmillConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where plans lie that somebody asked for. */
final class PlanFolders {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int KEEP = 20;

    private PlanFolders() {}

    /** A folder beside the index, named by the time. The last ones are kept. */
    static String fresh(CorpusmillConfig config, Instant now) {
        Path plans = Path.of(config.store().path(), config.index().name(), "plans");
        try {
            Files.createDirectories(plans);
            List<Path> old;
            try (Stream<Path> all = Files.list(plans)) {
                old = all.sorted(Comparator.reverseOrder()).skip(KEEP - 1).toList();
            }
            for (Path plan : old) {
                RunFolder.deleteTree(plan);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("old plans cannot be deleted: path=" + plans, failure);
        }
        return plans.resolve(NAME.format(now)).toString();
    }

    /** An empty folder for a plan; one with something in it is refused, because it might be mistaken for the new plan. */
    static void prepare(String folder) {
        if (folder.contains("://")) {
            return;
        }
        Path path = Path.of(folder);
        try {
            Files.createDirectories(path);
            try (Stream<Path> names = Files.list(path)) {
                if (names.findAny().isPresent()) {
                    throw new UncheckedIOException(
                            "plan cannot be written: path=" + path, new IOException("the folder is not empty"));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("plan cannot be written: path=" + path, failure);
        }
    }

    /** A plain path may hold any character. */
    static String uri(String folder) {
        return folder.contains("://")
                ? folder
                : org.apache.flink.core.fs.Path.fromLocalFile(
                                Path.of(folder).toAbsolutePath().toFile())
                        .toString();
    }
}
