package dev.corpusmill.index.command;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.plan.PlanFiles;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.StoredPlan;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.ApplyRun;
import dev.corpusmill.index.run.LeasedRun;
import dev.corpusmill.index.run.PlanFolders;
import dev.corpusmill.index.run.PlanRun;
import dev.corpusmill.index.run.RunFolder;
import dev.corpusmill.index.run.Stopwatch;
import dev.corpusmill.index.run.SyncRun.Tools;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apply PLAN_DIR}: does what a plan says, if the index is still what the plan was made for. */
@Command(
        name = "apply",
        description = "Applies a plan, if the index is still what the plan was made for.",
        mixinStandardHelpOptions = true)
public final class ApplyCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(paramLabel = "PLAN_DIR", description = "the folder that plan wrote")
    private String folder = "";

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "writes report.json to this place as well, in a folder that is made if it is missing")
    private @Nullable Path report;

    @Override
    public Integer call() {
        CorpusmillConfig config = options.read();
        StoredPlan plan = PlanFiles.readPlan(PlanFolders.uri(folder));
        Tools tools = new Tools(config, IndexerAssembly.store(config), IndexerAssembly.embedder(config), System.out);
        return new LeasedRun("apply", config, report).run((store, lease) -> apply(tools, plan, store, lease));
    }

    private static RunReport apply(Tools tools, StoredPlan plan, IndexStore store, Lease lease) {
        Stopwatch watch = new Stopwatch(System::nanoTime);

        String moved =
                plan.base().difference(new PlanRun(tools.config(), tools.embedder(), PlanOptions.NONE).base(store));
        if (!moved.isEmpty()) {
            throw new ClassifiedException(FailureKind.REJECTED, moved + " (make a new plan)");
        }

        RunFolder run = new RunFolder(tools.config(), lease.runToken());
        PlanSummary copied = PlanFiles.copy(plan.summary(), lease.runToken(), run.planUri());
        watch.lap("plan");

        RunReport done =
                new ApplyRun(tools.under(lease)).run(store, plan.with(copied), new ApplyRun.Run("apply", run, watch));
        run.deletePlan();
        return done;
    }
}
