package dev.corpusmill.bench;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.generation.TargetGeneration;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.job.IndexingJob;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.SourceLister;
import dev.corpusmill.index.plan.PlanRules;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.Planner;
import dev.corpusmill.index.plan.Recipe;
import dev.corpusmill.index.report.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A first build of an index, as {@code index sync} does it, timed from the first text that is embedded. */
final class JobRun {
    private final Path config;
    private final Path corpus;
    private final Path index;

    JobRun(Path config, Path corpus, Path index) {
        this.config = config;
        this.corpus = corpus;
        this.index = index;
    }

    /** Builds the index from nothing; timed from the first embedding to the end of the job, its last commit done. */
    Timing run() throws IOException {
        GeneratedCorpus.delete(index);
        CorpusmillConfig settings = settings();
        StoreOpener storeOpener = IndexerAssembly.store(settings);
        EmbedderOpener embedderOpener = IndexerAssembly.embedder(settings);
        WatchedEmbedder.reset();
        try (IndexStore store = storeOpener.open();
                Embedder held = embedderOpener.open()) { // the model stays loaded
            String recipe = Recipe.of(settings, held.identity());
            Generation target = new TargetGeneration(settings, store, held, Clock.systemUTC()).forSync(recipe);
            PlanSummary plan = plan(settings, store, recipe, target.name());
            new IndexingJob(settings, storeOpener, () -> new WatchedEmbedder(embedderOpener.open()))
                    .apply(plan, recipe, silent(plan));
            return Timing.since(WatchedEmbedder.first());
        }
    }

    private PlanSummary plan(CorpusmillConfig settings, IndexStore store, String recipe, String generation) {
        PlanRules rules = new PlanRules(settings, recipe, generation, 1, false);
        try (Listing listing = SourceLister.list(settings.sources(), FileTree::of);
                GenerationReader reader = store.openReader(generation)) {
            return Planner.plan(
                    rules, listing, reader, index.resolve("plan").toUri().toString());
        }
    }

    private CorpusmillConfig settings() {
        return ConfigReader.read(
                config,
                List.of(
                        "index.name=bench",
                        "index.language=en",
                        "sources[0].uri=" + corpus,
                        "sources[0].exclude=[]",
                        "store.path=" + index),
                System::getenv);
    }

    private static Progress silent(PlanSummary plan) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Progress(nowhere, false, System::nanoTime, plan.reads(), plan.bytes());
    }
}
