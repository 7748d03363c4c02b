package dev.corpusmill.bench;

import dev.corpusmill.index.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints what a nightly run costs as a share of the full build: {@code CONFIG [FILES [RUNS]]}, once with nothing changed
 * and once with one file in a hundred edited; the same of a rebuild, once. The test model takes 50 ms for each chunk, in 16 slots.
 *
 * <p>All runs are in one process, so that the start of the JVM and of a model is no part of them. A run that has something
 * to write also starts a Flink cluster in this process: that is measured by runs of one document, and told apart.
 */
public final class NightlyMain {
    private static final long SEED = 20_260_104;
    private static final int MEAN_WORDS = 250; // mostly one chunk a file
    private static final int EDITED_SHARE = 100;

    private final NightlyCorpus corpus;
    private final NightlyIndex index;
    private final int runs;

    private NightlyMain(NightlyCorpus corpus, NightlyIndex index, int runs) {
        this.corpus = corpus;
        this.index = index;
        this.runs = runs;
    }

    /** Medians of several runs. */
    private record Medians(double seconds, long embedded, long writes) {}

    /** Something that changes before a run. */
    private interface Change {
        void make() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        Path config = Path.of(arguments[0]);
        int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        Path work = Files.createTempDirectory("corpusmill-bench");
        try {
            NightlyCorpus corpus = NightlyCorpus.write(work.resolve("corpus"), files, MEAN_WORDS, SEED);
            new NightlyMain(corpus, new NightlyIndex(config, work.resolve("corpus"), work.resolve("index")), runs)
                    .run(files);
        } finally {
            GeneratedCorpus.delete(work);
        }
    }

    private void run(int files) throws IOException {
        RunReport full = index.sync();
        double fullSeconds = seconds(full);
        System.out.printf(
                Locale.ROOT,
                "full: files=%d chunks=%d embedded=%d seconds=%.1f runs=%d seed=%d%n",
                files,
                full.work().writes(),
                full.work().embedded(),
                fullSeconds,
                runs,
                SEED);
        Medians unchanged = repeat("no-op", () -> {});
        Medians one = repeat("one edited", () -> corpus.edit(1));
        Medians edited = repeat("1 % edited", () -> corpus.edit(Math.max(1, files / EDITED_SHARE)));
        corpus.edit(Math.max(1, files / EDITED_SHARE));
        RunReport rebuilt = index.rebuild();
        System.out.printf(
                Locale.ROOT,
                "nightly no-op: time=%.2f %% of full (bound 1 %%) embeds=%d writes=%d%n",
                100 * unchanged.seconds / fullSeconds,
                unchanged.embedded,
                unchanged.writes);
        System.out.printf(
                Locale.ROOT,
                "nightly 1 %% edited: embeds=%.2f %% of full (bound 1.1 %%) time=%.2f %% of full, %.2f %% without the"
                        + " start of the job, which takes %.2f s (bound 2 %%)%n",
                100.0 * edited.embedded / full.work().embedded(),
                100 * edited.seconds / fullSeconds,
                100 * (edited.seconds - (one.seconds - unchanged.seconds)) / fullSeconds,
                one.seconds - unchanged.seconds);
        System.out.printf(
                Locale.ROOT,
                "nightly rebuild, 1 %% edited: embeds=%.2f %% of full (bound 1.1 %%) time=%.2f %% of full%n",
                100.0 * rebuilt.work().embedded() / full.work().embedded(),
                100 * seconds(rebuilt) / fullSeconds);
    }

    private Medians repeat(String name, Change change) throws IOException {
        double[] seconds = new double[runs];
        long embedded = 0;
        long writes = 0;
        for (int run = 0; run < runs; run++) {
            change.make();
            RunReport report = index.sync();
            seconds[run] = seconds(report);
            embedded = Math.max(embedded, report.work().embedded());
            writes = Math.max(writes, report.work().writes());
            System.out.printf(
                    Locale.ROOT,
                    "%s: embedded=%d seconds=%s%n",
                    name,
                    report.work().embedded(),
                    report.work().seconds());
        }
        Arrays.sort(seconds);
        return new Medians(seconds[runs / 2], embedded, writes);
    }

    private static double seconds(RunReport report) {
        return report.work().seconds().getOrDefault("total", 0.0);
    }
}
