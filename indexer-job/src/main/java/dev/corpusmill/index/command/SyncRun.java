package dev.corpusmill.index.command;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.Embedder;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.generation.FirstBuild;
import dev.corpusmill.index.generation.TargetGeneration;
import dev.corpusmill.index.job.IndexingJob;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.SourceLister;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.PlanRules;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.Planner;
import dev.corpusmill.index.plan.Recipe;
import dev.corpusmill.index.report.Progress;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.store.ControlRecord.Lease;
import dev.corpusmill.store.Generation;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.IndexStore;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** One run of {@code sync}: list, plan, guard, apply, promote a first build, report. */
final class SyncRun {
    private final CorpusmillConfig config;
    private final StoreOpener storeOpener;
    private final EmbedderOpener embedderOpener;
    private final boolean allowDeletes;
    private final PrintStream out;

    SyncRun(
            CorpusmillConfig config,
            StoreOpener storeOpener,
            EmbedderOpener embedderOpener,
            boolean allowDeletes,
            PrintStream out) {
        this.config = config;
        this.storeOpener = storeOpener;
        this.embedderOpener = embedderOpener;
        this.allowDeletes = allowDeletes;
        this.out = out;
    }

    /** Runs under the lease and returns what was done. */
    RunReport run(IndexStore store, Lease lease) {
        Stopwatch watch = new Stopwatch(System::nanoTime);
        RunFolder folder = new RunFolder(config, lease.runToken());
        Listing listing = SourceLister.list(config.sources());
        watch.lap("list");
        String recipe;
        Generation target;
        try (Embedder embedder = embedderOpener.open()) {
            recipe = Recipe.of(config, embedder.identity());
            target = new TargetGeneration(config, store, embedder, Clock.systemUTC()).forSync(recipe);
        }
        PlanRules rules = new PlanRules(config, recipe, target.name(), lease.runToken(), allowDeletes);
        PlanSummary plan;
        try (GenerationReader reader = store.openReader(target.name())) {
            plan = Planner.plan(rules, listing, reader, folder.planUri());
        }
        watch.lap("plan");
        Optional<String> refusal = allowDeletes ? Optional.empty() : Guards.refusal(plan, config.guards());
        if (refusal.isPresent()) {
            folder.deletePlan();
            return new SyncReport(config, store, plan, folder).refused(refusal.get(), watch);
        }
        Map<String, Object> counters = plan.total() == 0 ? Map.of() : apply(plan, recipe);
        watch.lap("apply");
        boolean promoted = FirstBuild.finish(store, target, Clock.systemUTC());
        watch.lap("promote");
        folder.deletePlan();
        return new SyncReport(config, store, plan, folder).done(counters, promoted, watch);
    }

    @SuppressWarnings("SystemConsoleNull") // on Java 17, which the build demands, it is null without a terminal
    private Map<String, Object> apply(PlanSummary plan, String recipe) {
        boolean terminal = System.console() != null;
        Progress progress = new Progress(out, terminal, System::nanoTime, plan.reads(), plan.bytes());
        return new IndexingJob(config, storeOpener, embedderOpener).apply(plan, recipe, progress);
    }
}
