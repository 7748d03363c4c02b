package dev.corpusmill.index.run;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.generation.TargetGeneration;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.RecordSources;
import dev.corpusmill.index.listing.SourceLister;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.PlanBase;
import dev.corpusmill.index.plan.PlanEstimate;
import dev.corpusmill.index.plan.PlanFiles;
import dev.corpusmill.index.plan.PlanOptions;
import dev.corpusmill.index.plan.PlanRules;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.Planner;
import dev.corpusmill.index.plan.Recipe;
import dev.corpusmill.index.plan.StoredPlan;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lists the sources, joins them with the catalogue and writes the plan. Changes nothing in the index. */
public final class PlanRun {
    private final CorpusmillConfig config;
    private final EmbedderOpener embedderOpener;
    private final PlanOptions options;

    public PlanRun(CorpusmillConfig config, EmbedderOpener embedderOpener, PlanOptions options) {
        this.config = config;
        this.embedderOpener = embedderOpener;
        this.options = options;
    }

    /** Where a plan goes: the run that its versions are of, and its folder. */
    public record Place(long runToken, String folder) {}

    /** Makes the plan; {@code watch} learns how long its stages took. */
    public StoredPlan run(IndexStore store, Place place, Stopwatch watch) {
        try (Listing listing = SourceLister.list(
                config.sources(), IndexerAssembly.files(), RecordSources.of(config, options.allowDeletes()))) {
            watch.lap("list");
            PlanBase base = base(store);
            PlanRules rules = new PlanRules(config, base.recipe(), base.generation(), place.runToken(), options);
            PlanSummary summary = join(store, rules, listing, place.folder());
            if (!options.only().isEmpty() && !options.failedOnly() && summary.none()) {
                throw new NothingSelectedException(options.only());
            }
            StoredPlan plan = stored(base, summary);
            PlanFiles.write(place.folder(), plan);
            watch.lap("plan");
            return plan;
        }
    }

    /** What a plan that is made now would be made against. */
    public PlanBase base(IndexStore store) {
        try (Embedder embedder = embedderOpener.open()) {
            String recipe = Recipe.of(config, embedder.identity());
            Optional<Generation> present = new TargetGeneration(config, store, embedder, Clock.systemUTC()).present();
            String index = config.index().name();
            if (present.isEmpty()) {
                return new PlanBase(index, "", "", recipe);
            }
            String generation = present.get().name();
            try (GenerationReader reader = store.openReader(generation)) {
                return new PlanBase(index, generation, reader.revision(), recipe);
            }
        }
    }

    private static PlanSummary join(IndexStore store, PlanRules rules, Listing listing, String folder) {
        if (rules.generation().isEmpty()) {
            return Planner.plan(rules, listing, rows -> {}, folder);
        }
        try (GenerationReader reader = store.openReader(rules.generation())) {
            return Planner.plan(rules, listing, reader, folder);
        }
    }

    private StoredPlan stored(PlanBase base, PlanSummary summary) {
        Map<String, Long> documents = new TreeMap<>(summary.entries());
        documents.put("KEEP", summary.kept());
        PlanEstimate estimate = PastRuns.read(RunFolder.runs(config)).estimate(summary.chunks());
        Guards.Outcome outcome = new Guards.Outcome(
                summary.carriedFailed(),
                summary.carriedEmpty(),
                summary.count(PlanAction.MISSING),
                summary.carriedFailed(),
                summary.carriedEmpty());
        return new StoredPlan(
                base,
                documents,
                estimate,
                options.allowDeletes(),
                Guards.refusal(summary, config.guards()).stream().toList(),
                Guards.complaints(summary, outcome, config.guards()),
                summary);
    }
}
