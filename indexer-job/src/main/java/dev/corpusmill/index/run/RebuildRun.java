package dev.corpusmill.index.run;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.generation.BuildSpace;
import dev.corpusmill.index.generation.GoldenQuestions;
import dev.corpusmill.index.generation.PromotionGate;
import dev.corpusmill.index.generation.PromotionGate.Verdict;
import dev.corpusmill.index.generation.Promotions;
import dev.corpusmill.index.generation.RebuildImpact;
import dev.corpusmill.index.generation.Reconciliation;
import dev.corpusmill.index.generation.Retention;
import dev.corpusmill.index.generation.TargetGeneration;
import dev.corpusmill.index.generation.WarmUp;
import dev.corpusmill.index.job.IndexingJob;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.plan.PlanRules;
import dev.corpusmill.index.plan.Recipe;
import dev.corpusmill.index.report.RunReport;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * One run of {@code rebuild}: fills a generation beside the live one, catches up with what was written in the meantime, checks
 * and compares it, and promotes it.
 */
public final class RebuildRun {
    private final CorpusmillConfig config;
    private final EmbedderOpener embedderOpener;
    private final BuildJob job;
    private final PlanOptions options;
    private final Clock clock;

    public RebuildRun(
            CorpusmillConfig config, EmbedderOpener embedderOpener, BuildJob job, PlanOptions options, Clock clock) {
        this.config = config;
        this.embedderOpener = embedderOpener;
        this.job = job;
        this.options = options;
        this.clock = clock;
    }

    /** A run with the job of the configuration. */
    public static RebuildRun of(SyncRun.Tools tools, PlanOptions options) {
        IndexingJob job = new IndexingJob(tools.config(), tools.store(), tools.embedder());
        return new RebuildRun(
                tools.config(), tools.embedder(), BuildJob.of(job, tools.out()), options, Clock.systemUTC());
    }

    /** Runs under the builder's lease, and without a live generation under the writer's, too; returns what was done. */
    public RunReport run(IndexStore store, Lease lease) {
        StopSignal words = StopSignal.withLastWords();
        try {
            return build(store, lease);
        } finally {
            words.close();
        }
    }

    private RunReport build(IndexStore store, Lease lease) {
        RebuildReport report = new RebuildReport(config, store, lease.runToken(), new Stopwatch(System::nanoTime));
        GoldenQuestions questions = GoldenQuestions.read(config);
        Promotions promotions = new Promotions(store, clock);
        promotions.heal();
        retention(store, promotions).apply();

        Optional<String> live = store.live();
        try (Embedder embedder = embedderOpener.open();
                SourceSnapshot sources = SourceSnapshot.now(config, store, live)) {
            report.lap("list");

            String recipe = Recipe.of(config, embedder.identity());
            Optional<String> unfit = live.flatMap(name -> unfit(store, rules(recipe, name, report), sources, report));
            if (unfit.isPresent()) {
                return report.refused("", List.of(unfit.get()));
            }

            TargetGeneration target = new TargetGeneration(config, store, embedder, clock);
            Generation build = target.forRebuild(recipe);
            Optional<String> from = live.filter(name -> target.sharesVectors(manifest(store, name)));

            try (BuildRounds rounds = new BuildRounds(
                    config,
                    store,
                    job,
                    new BuildRounds.Build(build.name(), recipe, report.folder(), options, live, from),
                    sources)) {
                PromotionGate gate = new PromotionGate(config.gate(), questions, embedder);
                return finish(new Filled(store, build, live, from.isPresent(), rounds), gate, promotions, report);
            }
        }
    }

    /** A build and what it was filled from. */
    private record Filled(
            IndexStore store, Generation build, Optional<String> live, boolean sameModel, BuildRounds rounds) {}

    private RunReport finish(Filled filled, PromotionGate gate, Promotions promotions, RebuildReport report) {
        IndexStore store = filled.store();
        Generation build = filled.build();

        Optional<String> stopped = filled.rounds().run(report.runToken());
        report.lap("apply");
        if (stopped.isPresent()) { // a later run may continue it when the reason is gone
            return report.refused(build.name(), List.of(stopped.get()));
        }

        Verdict verdict = judge(filled, gate);
        report.lap("gate");
        if (!verdict.passed()) {
            store.putManifest(build.with(State.REFUSED));
            return report.refused(build.name(), verdict.problems());
        }

        store.putManifest(build.with(State.READY));
        promotions.promote(build.name());
        String late = new CatchUp(store).catchUp(filled.rounds());
        report.lap("promote");

        retention(store, promotions).apply();
        return report.done(filled.rounds(), verdict.measures(), late);
    }

    /** Why no build may begin: what it would lose, or the disk that it needs. */
    private Optional<String> unfit(IndexStore store, PlanRules rules, SourceSnapshot sources, RebuildReport report) {
        String live = rules.generation();
        RebuildImpact impact;
        try (GenerationReader reader = store.openReader(live)) {
            impact = RebuildImpact.of(rules, sources.listing(), reader);
        }

        report.leaving(impact.leaving());

        if (!options.allowDeletes()) {
            Optional<String> refusal = Guards.refusal(impact.asPlan(report.runToken(), live), config.guards());
            if (refusal.isPresent()) {
                return refusal;
            }
            if (impact.lost() > 0) {
                return Optional.of("documents are not listed now, must not be deleted yet, and cannot be copied because"
                        + " the recipe changed: documents=" + impact.lost()
                        + " (run again when their folders are back, or with --allow-deletes)");
            }
        }

        return BuildSpace.refusal(store, live);
    }

    private PlanRules rules(String recipe, String generation, RebuildReport report) {
        return new PlanRules(config, recipe, generation, report.runToken(), options);
    }

    private Verdict judge(Filled filled, PromotionGate gate) {
        IndexStore store = filled.store();
        String name = filled.build().name();
        try (GenerationWriter writer = store.openWriter(name)) {
            writer.optimize();
        }
        try (GenerationReader build = store.openReader(name)) {
            BuildRounds rounds = filled.rounds();
            List<String> problems = Reconciliation.problems(
                    build, rounds.rules(), rounds.sources().listing());
            if (!problems.isEmpty()) {
                return new Verdict(problems, List.of());
            }
            WarmUp.run(build);
            if (filled.live().isEmpty()) {
                return gate.judge(build);
            }
            try (GenerationReader live = store.openReader(filled.live().get())) {
                return gate.judge(build, live, filled.sameModel());
            }
        }
    }

    private Retention retention(IndexStore store, Promotions promotions) {
        return new Retention(store, config.generations(), promotions, clock);
    }

    private static Generation manifest(IndexStore store, String name) {
        try (GenerationReader reader = store.openReader(name)) {
            return reader.manifest();
        }
    }
}
