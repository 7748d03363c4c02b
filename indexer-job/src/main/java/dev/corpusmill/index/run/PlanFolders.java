package dev.corpusmill.index.run;

import dev.corpusmill.config.CorpusmillConfig;
import java.io.FileNotFoundException;
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
import org.apache.flink.core.fs.FileStatus;

/** The folders of plans that were asked for. */
public final class PlanFolders {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int KEEP = 20;

    private PlanFolders() {}

    /** A folder beside the index, named by the time. The last ones are kept. */
    public static String fresh(CorpusmillConfig config, Instant now) {
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
    public static void prepare(String folder) {
        try {
            if (folder.contains("://") ? !emptyRemote(folder) : !emptyLocal(Path.of(folder))) {
                throw new IOException("the folder is not empty");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("plan cannot be written: path=" + folder, failure);
        }
    }

    private static boolean emptyLocal(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> names = Files.list(folder)) {
            return names.findAny().isEmpty();
        }
    }

    /** A folder that is not there is empty: object stores have none before the first file. */
    private static boolean emptyRemote(String folder) throws IOException {
        org.apache.flink.core.fs.Path path = new org.apache.flink.core.fs.Path(folder);
        try {
            FileStatus[] names = path.getFileSystem().listStatus(path);
            return names == null || names.length == 0;
        } catch (FileNotFoundException none) {
            return true;
        }
    }

    /** A plain path may hold any character. */
    public static String uri(String folder) {
        return folder.contains("://")
                ? folder
                : org.apache.flink.core.fs.Path.fromLocalFile(
                                Path.of(folder).toAbsolutePath().toFile())
                        .toString();
    }
}
