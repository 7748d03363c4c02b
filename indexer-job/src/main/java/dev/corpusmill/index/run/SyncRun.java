package dev.corpusmill.index.run;

import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.plan.StoredPlan;
import dev.corpusmill.index.report.RunReport;
import java.io.PrintStream;

/** One run of {@code sync} or {@code replay}: plan, guards, apply. */
public final class SyncRun {
    private static final int MAX_AGAIN = 3;

    private final String command;
    private final CorpusmillConfig config;
    private final EmbedderOpener embedderOpener;
    private final PlanOptions options;
    private final Tools tools;

    /** What a run works with. */
    public record Tools(CorpusmillConfig config, StoreOpener store, EmbedderOpener embedder, PrintStream out) {
        /** The same, for what is written under the writer's lease. */
        public Tools under(Lease lease) {
            return new Tools(config, store.under(Role.WRITER, lease), embedder, out);
        }
    }

    public SyncRun(String command, Tools tools, PlanOptions options) {
        this.command = command;
        this.config = tools.config();
        this.embedderOpener = tools.embedder();
        this.options = options;
        this.tools = tools;
    }

    /** Runs under the lease and returns what was done. */
    public RunReport run(IndexStore store, Lease lease) {
        StopSignal words = StopSignal.withLastWords();
        try {
            return runOverMoves(store, lease);
        } finally {
            words.close();
        }
    }

    private RunReport runOverMoves(IndexStore store, Lease lease) {
        ApplyRun apply = new ApplyRun(tools.under(lease));
        RunReport report = run(store, apply, lease.runToken());
        // A rebuild may have promoted what it built before this run wrote: what readers see now has to have it, too.
        for (int again = 0; again < MAX_AGAIN && LiveGenerationCheck.moved(store, report); again++) {
            report = run(store, apply, store.control().nextRunToken());
        }
        return report;
    }

    private RunReport run(IndexStore store, ApplyRun apply, long runToken) {
        Stopwatch watch = new Stopwatch(System::nanoTime);
        RunFolder folder = new RunFolder(config, runToken);
        PlanRun planning = new PlanRun(config, embedderOpener, options);
        PlanRun.Place place = new PlanRun.Place(runToken, folder.planUri());

        StoredPlan plan = planning.run(store, place, watch);
        for (int again = 0;
                again < MAX_AGAIN
                        && LiveGenerationCheck.elsewhere(store, plan.base().generation());
                again++) {
            folder.deletePlan();
            plan = planning.run(store, place, watch);
        }

        RunReport report = apply.run(store, plan, new ApplyRun.Run(command, folder, watch));
        folder.deletePlan();
        return report;
    }
}
