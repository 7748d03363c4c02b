package dev.corpusmill.query;

import dev.corpusmill.assembly.SearchAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SearchConfig;
import dev.corpusmill.embed.Embedder;
import dev.corpusmill.embed.ModelGuard;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.query.extract.Extractor;
import dev.corpusmill.query.http.Component;
import dev.corpusmill.query.http.HttpService;
import dev.corpusmill.query.http.HttpSettings;
import dev.corpusmill.query.pipeline.QueryPipeline;
import dev.corpusmill.query.pipeline.Writer;
import dev.corpusmill.query.prompt.PromptAssembler;
import dev.corpusmill.query.prompt.Templates;
import dev.corpusmill.query.retrieve.LiveIndex;
import dev.corpusmill.query.retrieve.Retriever;
import dev.corpusmill.search.DenseRoute;
import dev.corpusmill.search.HybridSearch;
import dev.corpusmill.search.LexicalRoute;
import dev.corpusmill.store.Generation;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.IndexStore;
import dev.corpusmill.store.NodeFilters;
import dev.corpusmill.text.SearchWords;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Puts the parts of the service together. */
public final class QueryAssembly implements AutoCloseable {
    private static final Duration STALE_AFTER = Duration.ofMinutes(5);
    private static final Duration OPEN_STREAM_AFTER = Duration.ofSeconds(10);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(10);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration GUARD_TIMEOUT = Duration.ofSeconds(60); // 16 probe texts, perhaps of a slow server

    private final CorpusmillConfig config;
    private final ServiceThreads threads = ServiceThreads.create();
    private final LiveIndex index;
    private final List<Probe> probes = new ArrayList<>();
    private final QueryPipeline pipeline;
    private final HttpService http;

    /** Neither the store nor the embedder is closed with the service. */
    public QueryAssembly(CorpusmillConfig config, IndexStore store, Embedder embedder) {
        this.config = config;
        this.index = new LiveIndex(store, reader -> guard(reader, embedder), STALE_AFTER, System::nanoTime);
        this.probes.add(new Probe(
                "embedder " + embedder.identity().model(),
                true,
                () -> embedder.embedQuestion("ready?", Deadline.after(PROBE_TIMEOUT))));
        this.pipeline = pipeline(config, embedder);
        this.http = new HttpService(
                new HttpSettings(
                        config.service(),
                        config.index().name(),
                        NodeFilters::parse,
                        this::components,
                        answerTimeout(config),
                        OPEN_STREAM_AFTER,
                        threads.timer(),
                        Clock.systemUTC()),
                pipeline);
    }

    static void guard(GenerationReader reader, Embedder embedder) {
        Generation manifest = reader.manifest();
        ModelGuard.check(
                manifest.model(), manifest.engine(), manifest.probes(), embedder, Deadline.after(GUARD_TIMEOUT));
    }

    private QueryPipeline pipeline(CorpusmillConfig config, Embedder embedder) {
        SearchConfig search = config.search();
        HybridSearch hybrid = new HybridSearch(
                List.of(new DenseRoute(embedder), new LexicalRoute()),
                SearchAssembly.fusion(search),
                search.candidates(),
                search.timeout(),
                threads.search());
        Templates templates = new Templates();
        String language = config.index().language();
        Extractor extractor = new Extractor(
                embedder,
                text -> SearchWords.ofQuestion(language, text).keySet(),
                config.answer().hits(),
                config.answer().quotes());
        return new QueryPipeline(
                new Retriever(index, hybrid),
                writer(config, embedder, templates),
                extractor,
                templates,
                new QueryPipeline.Settings(
                        config.answer().hits(), config.answer().minScore()),
                System::nanoTime);
    }

    private Optional<Writer> writer(CorpusmillConfig config, Embedder embedder, Templates templates) {
        if (config.llm().servers().isEmpty()) {
            return Optional.empty();
        }
        LlmParts llm = LlmParts.create(config.llm(), config.llm().servers().get(0), threads);
        probes.add(llm.probe());
        PromptAssembler prompts = new PromptAssembler(
                templates,
                embedder::tokenEnds,
                config.answer().contextTokens(),
                config.answer().hits());
        return Optional.of(new Writer(prompts, llm.generator(), config.llm().timeout(), threads.work()));
    }

    /** A model has its own time; what comes before it, and a fallback behind it, has that of any request. */
    private static Duration answerTimeout(CorpusmillConfig config) {
        Duration request = config.service().timeout();
        return config.llm().servers().isEmpty()
                ? request
                : request.plus(config.llm().timeout());
    }

    private List<Component> components() {
        List<Component> components = new ArrayList<>();
        components.add(
                new Component("index " + config.index().name(), index.problem().orElse(""), true));
        probes.forEach(probe -> components.add(probe.component()));
        return components;
    }

    /** Listens, and looks after the index from now on. */
    public void start() {
        http.start();
        index.start(threads.poll(), config.service().pollInterval());
        for (Probe probe : probes) {
            var unused =
                    threads.poll().scheduleWithFixedDelay(probe, 0, PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Looks for the index once and then listens: for a command that asks one question. */
    void startOnce() {
        index.poll();
        http.start();
    }

    /** Method and path of every route, as the router has them. */
    List<String> routes() {
        return http.routes();
    }

    public int port() {
        return http.port();
    }

    /** Lets open requests end, then everything. */
    @Override
    public void close() {
        http.close();
        index.close();
        threads.close();
    }
}
