package dev.corpusmill.index.command;

import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.cluster.Deployment;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.plan.PlanEstimate;
import dev.corpusmill.index.plan.PlanFiles;
import dev.corpusmill.index.plan.StoredPlan;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.Progress;
import dev.corpusmill.index.report.ReportTable;
import dev.corpusmill.index.run.PlanFolders;
import dev.corpusmill.index.run.PlanRun;
import dev.corpusmill.index.run.Stopwatch;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}: says what a sync would do, and writes it down for {@code apply}. Takes no lease and changes nothing. */
@Command(
        name = "plan",
        description = "Shows what a sync would do and writes it to a folder for apply; changes nothing.",
        mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
    private static final long ANY_RUN = 1; // apply gives the entries versions of its own run

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private SelectOptions select = new SelectOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "an empty folder for the plan (default: beside the index)")
    private String out = "";

    @Option(names = "--keep", description = "also lists unchanged documents, in keep-*.jsonl")
    private boolean keep;

    @Option(names = "--json", description = "prints summary.json")
    private boolean json;

    @Override
    public Integer call() {
        CorpusmillConfig config = options.read();
        String folder = out.isEmpty() ? PlanFolders.fresh(config, Instant.now()) : out;
        try (IndexStore store = IndexerAssembly.store(config).open()) {
            PlanFolders.prepare(folder);
            StoredPlan plan = new PlanRun(config, IndexerAssembly.embedder(config), select.options(keep))
                    .run(store, new PlanRun.Place(ANY_RUN, PlanFolders.uri(folder)), new Stopwatch(System::nanoTime));
            if (json) {
                System.out.println(PlanFiles.summary(PlanFolders.uri(folder)));
            } else {
                print(plan, System.out);
                System.out.println(
                        "apply it with: " + program() + " apply " + ConfigOptions.quoted(folder) + options.words());
            }
            return plan.summary().incomplete().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }

    private static String program() {
        return Deployment.current() == Deployment.ONE_MACHINE
                ? "scripts/corpusmill index"
                : "flink run corpusmill-indexer.jar";
    }

    private static void print(StoredPlan plan, PrintStream out) {
        String generation = plan.base().generation();
        out.println("plan for index " + plan.base().index() + ", "
                + (generation.isEmpty() ? "which has no generation yet" : "generation " + generation));

        for (Map.Entry<String, Long> one : plan.documents().entrySet()) {
            out.printf(Locale.ROOT, "  %-18s %,9d%n", one.getKey(), one.getValue());
        }
        if (plan.summary().skipped() > 0) {
            out.printf(Locale.ROOT, "  %-18s %,9d%n", "skipped", plan.summary().skipped());
        }

        PlanEstimate estimate = plan.estimate();
        out.printf(
                Locale.ROOT,
                "  about %,d chunks, %s tokens, %s%n",
                estimate.chunks(),
                estimate.tokens() == null ? "?" : String.format(Locale.ROOT, "%,d", estimate.tokens()),
                estimate.minutes() == null ? "? minutes" : Progress.duration(estimate.minutes() * 60));

        plan.refusals().forEach(reason -> out.println("  would be refused: " + reason));
        plan.complaints()
                .forEach(reason -> out.println("  would end with exit code 4: " + ReportTable.printable(reason)));
    }
}
