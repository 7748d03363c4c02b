package dev.corpusmill.index.run;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.generation.TargetGeneration;
import dev.corpusmill.index.job.WatchingJob;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.plan.Recipe;
import dev.corpusmill.index.plan.StoredPlan;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.run.SyncRun.Tools;
import dev.corpusmill.index.source.ScanTimer;
import dev.corpusmill.index.source.WatchSettings;
import dev.corpusmill.index.source.WatchSource;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One run of {@code watch}. Without a live generation it begins with a sync. The job is bound to a generation: when another
 * one becomes live, it ends and starts again with that one, so that no change is lost that came during a rebuild.
 */
public final class WatchRun {
    private final Tools tools;
    private final WatchSource.Tools sourceTools;
    private final Options options;

    /** What a watch is asked for on its command line. */
    public record Options(
            boolean allowDeletes, boolean untilIdle, Optional<String> savepoints, Optional<String> from) {}

    public WatchRun(Tools tools, WatchSource.Tools sourceTools, Options options) {
        this.tools = tools;
        this.sourceTools = sourceTools;
        this.options = options;
    }

    /** Runs under the lease until it is stopped or ends, and returns what was done. */
    public RunReport run(IndexStore store, Lease lease, BooleanSupplier stop) {
        PlanOptions plan = PlanOptions.NONE.withAllowDeletes(options.allowDeletes());
        if (store.live().isEmpty()) {
            try (ScanTimer timer = sourceTools.timer().open()) {
                FirstDocuments.await(
                        tools.config(), sourceTools.files(), timer, () -> stop.getAsBoolean() || !lease.held());
            }
            RunReport first = new SyncRun("watch", tools, plan).run(store, lease);
            if (store.live().isEmpty()) {
                return first;
            }
            LanguageNote.of(tools.config(), first).ifPresent(tools.out()::println); // its report is not printed
        }

        Stopwatch watch = new Stopwatch(System::nanoTime);
        RunFolder folder = new RunFolder(tools.config(), lease.runToken());
        Map<String, Object> counters = follow(store, lease, stop, folder);
        watch.lap("watch");

        StoredPlan left = new PlanRun(tools.config(), tools.embedder(), plan)
                .run(store, new PlanRun.Place(lease.runToken(), folder.planUri()), watch);
        folder.deletePlan();
        return new WatchReport(tools.config(), store, folder, lease.runToken()).of(left, counters, watch);
    }

    private Map<String, Object> follow(IndexStore store, Lease lease, BooleanSupplier stop, RunFolder folder) {
        WatchSource.Tools source = new WatchSource.Tools(
                sourceTools.store().under(Role.WRITER, lease),
                sourceTools.files(),
                sourceTools.timer(),
                sourceTools.events());

        WatchingJob job = new WatchingJob(tools.config(), source, tools.embedder());
        Map<String, Object> counters = new HashMap<>();
        Optional<String> from = options.from();
        String recipe = "";

        while (true) {
            Generation live = target(store, recipe);
            recipe = live.recipe();
            WatchingJob.End end = job.run(
                    new WatchSettings(tools.config(), live.name(), recipe, options.allowDeletes(), options.untilIdle()),
                    new WatchingJob.Stop(stop, lease::held, options.savepoints().orElse(folder.savepointsUri()), from));

            add(counters, end.counters());
            end.savepoint().ifPresent(path -> tools.out().println("savepoint: " + path));

            if (stop.getAsBoolean() || store.live().equals(Optional.of(live.name()))) {
                return counters;
            }
            from = Optional.empty();
        }
    }

    /** The live generation. One that was promoted in the meantime under another recipe is not this run's to change. */
    private Generation target(IndexStore store, String recipe) {
        try (Embedder embedder = tools.embedder().open()) {
            TargetGeneration target = new TargetGeneration(tools.config(), store, embedder, Clock.systemUTC());
            if (recipe.isEmpty()) {
                return target.forSync(Recipe.of(tools.config(), embedder.identity()));
            }
            Generation promoted = target.present().orElseThrow();
            if (!promoted.recipe().equals(recipe)) {
                throw new ClassifiedException(
                        FailureKind.REJECTED,
                        "another generation is live now, of another recipe: generation=" + promoted.name()
                                + " (watch again with its configuration)");
            }
            return promoted;
        }
    }

    private static void add(Map<String, Object> sums, Map<String, Object> counters) {
        counters.forEach((name, value) -> {
            if (value instanceof Long count) {
                sums.merge(name, count, (before, more) -> (Long) before + (Long) more);
            }
        });
    }
}
