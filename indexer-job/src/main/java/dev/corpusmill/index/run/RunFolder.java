package dev.corpusmill.index.run;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.report.ReportFiles;
import dev.corpusmill.index.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileSystem;

/** The folder of one run: its plan while it runs, its report and dead letters afterwards. The last runs are kept. */
public final class RunFolder {
    private static final int KEEP = 20;

    private final Path folder;
    private final org.apache.flink.core.fs.Path plan;

    public RunFolder(CorpusmillConfig config, long runToken) {
        Path runs = runs(config);
        this.folder = runs.resolve(Long.toString(runToken));

        String planPath = config.job().planPath();
        this.plan = planPath.isEmpty()
                ? org.apache.flink.core.fs.Path.fromLocalFile(
                        folder.resolve("plan").toAbsolutePath().toFile())
                : new org.apache.flink.core.fs.Path(
                        new org.apache.flink.core.fs.Path(planPath),
                        config.index().name() + "-" + runToken);

        try {
            Files.createDirectories(folder);
            forget(runs);
        } catch (IOException failure) {
            throw new UncheckedIOException("run folder cannot be made: path=" + folder, failure);
        }
    }

    /** Where the runs of an index leave their reports. */
    static Path runs(CorpusmillConfig config) {
        return Path.of(config.store().path(), config.index().name(), "runs");
    }

    public String planUri() {
        return plan.toString();
    }

    /** Where a watch leaves its savepoint by default. */
    String savepointsUri() {
        return folder.resolve("savepoints").toAbsolutePath().toUri().toString();
    }

    Path failuresFile() {
        return folder.resolve("failures.jsonl");
    }

    void write(RunReport report) {
        ReportFiles.write(report, folder.resolve("report.json"));
    }

    public void deletePlan() {
        try {
            FileSystem fileSystem = plan.getFileSystem();
            fileSystem.delete(plan, true);
        } catch (IOException failure) {
            throw new UncheckedIOException("plan cannot be deleted: uri=" + plan, failure);
        }
    }

    /** Deletes old runs, also those that were killed. */
    private static void forget(Path runs) throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.list(runs)) {
            old = all.filter(run -> run.getFileName().toString().matches("\\d+"))
                    .sorted(Comparator.comparingLong((Path run) ->
                                    Long.parseLong(run.getFileName().toString()))
                            .reversed())
                    .skip(KEEP)
                    .toList();
        }
        for (Path run : old) {
            deleteTree(run);
        }
    }

    static void deleteTree(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
