package dev.corpusmill.query.assembly;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.ProgramVersion;
import dev.corpusmill.assembly.SearchAssembly;
import dev.corpusmill.config.AcceptedQuestions;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.LimitsConfig;
import dev.corpusmill.config.SecurityConfig;
import dev.corpusmill.embed.ModelGuard;
import dev.corpusmill.query.arrange.Arranger;
import dev.corpusmill.query.documents.OriginalFiles;
import dev.corpusmill.query.feedback.FeedbackStore;
import dev.corpusmill.query.http.Component;
import dev.corpusmill.query.http.HttpService;
import dev.corpusmill.query.http.HttpSettings;
import dev.corpusmill.query.http.Limits;
import dev.corpusmill.query.http.Operations;
import dev.corpusmill.query.limit.Admission;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.pipeline.AnswerReuse;
import dev.corpusmill.query.pipeline.QueryPipeline;
import dev.corpusmill.query.pipeline.Retriever;
import dev.corpusmill.query.pipeline.Warmer;
import dev.corpusmill.query.prompt.Templates;
import dev.corpusmill.query.retrieve.DocumentLookup;
import dev.corpusmill.query.retrieve.LiveIndex;
import dev.corpusmill.query.security.Keys;
import dev.corpusmill.query.status.RunReports;
import dev.corpusmill.search.HybridSearch;
import dev.corpusmill.search.SearchPlan;
import dev.corpusmill.store.NodeFilters;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Puts the parts of the service together. */
public final class QueryAssembly implements AutoCloseable {
    private static final String KEYS_WRONG = "the key file has a mistake, the previous keys stay in force; see the log";
    private static final Duration STALE_AFTER = Duration.ofMinutes(5);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(10);
    private static final Duration COUNT_INTERVAL = Duration.ofSeconds(1);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration GUARD_TIMEOUT = Duration.ofSeconds(60); // 16 probe texts, perhaps of a slow server

    private final CorpusmillConfig config;
    private final ServiceThreads threads = ServiceThreads.create();
    private final Keys keys;
    private final LiveIndex index;
    private final List<Probe> probes = new ArrayList<>();
    private final QueryCaches caches;
    private final SearchPlan search;
    private final IndexCounts counts;
    private final Telemetry telemetry;
    private final Retriever retriever;
    private final QueryPipeline pipeline;
    private final Warmer warmer;
    private final DocumentParts documents;
    private final HttpService http;
    private Optional<LlmParts> llm = Optional.empty(); // set while the pipeline is put together
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Neither the store nor the embedder is closed with the service. */
    public QueryAssembly(CorpusmillConfig config, IndexStore store, Embedder plain) {
        this.config = config;
        this.keys = keys(config.security());
        this.caches = QueryCaches.create(config.cache(), plain, threads.work());
        Embedder embedder = caches.vectors();
        this.search = SearchAssembly.plan(config, embedder, caches.vectors()::knows);
        this.index = new LiveIndex(store, reader -> admit(reader, plain), STALE_AFTER, System::nanoTime);
        this.probes.add(new Probe(
                "embedder " + embedder.identity().model(),
                true,
                () -> plain.embedQuestion("ready?", Deadline.after(PROBE_TIMEOUT))));
        AnswerParts answering = AnswerParts.create(config, embedder, generator(config), threads);
        this.retriever = new Retriever(
                index, new HybridSearch(search, threads.search()), caches.searches(), new Arranger(Clock.systemUTC()));
        this.pipeline = pipeline(embedder, answering);
        Limits limits = limits(config.limits());
        this.counts = new IndexCounts(index, Clock.systemUTC(), System::nanoTime);
        this.telemetry = new Telemetry(config.telemetry(), limits, caches.all(), counts::state);
        telemetry.showRuns(Path.of(config.store().path(), config.index().name(), "runs"));
        this.documents = DocumentParts.create(config, index);
        this.warmer = new Warmer(pipeline, caches.answers(), config.cache().warm(), answerTimeout(config));
        this.http = new HttpService(
                new HttpSettings(
                        config.service(),
                        config.security(),
                        config.search(),
                        new Operations(keys, limits, caches.all(), telemetry, telemetry::exposition),
                        ProgramVersion.number(),
                        config.index().name(),
                        config.index().language().code(),
                        NodeFilters::parse,
                        this::components,
                        answerTimeout(config),
                        config.llm().heartbeat(),
                        config.limits().perKey(),
                        threads.timer(),
                        answering.memory(),
                        Clock.systemUTC(),
                        config.answer().sourceList(),
                        embedder,
                        new DocumentLookup(index),
                        search.reranker(),
                        !config.llm().servers().isEmpty(),
                        documents.support(),
                        new OriginalFiles(config),
                        store,
                        new RunReports(
                                Path.of(config.store().path(), config.index().name(), "runs")),
                        new FeedbackStore(
                                Path.of(config.store().path(), config.index().name(), "feedback"),
                                AcceptedQuestions.file(config))),
                retriever,
                pipeline);
    }

    private static Limits limits(LimitsConfig limits) {
        double batch = limits.batch().share();
        return new Limits(
                new Admission("searches", limits.searches(), batch, System::nanoTime),
                new Admission("answers", limits.answers(), batch, System::nanoTime));
    }

    private static Keys keys(SecurityConfig security) {
        return security.keys().isEmpty() ? Keys.none() : Keys.of(Path.of(security.keys()));
    }

    /** A view is searched when its vectors are of our model and each route is in step with it. */
    private void admit(GenerationReader reader, Embedder embedder) {
        guard(reader, embedder);
        search.prepare(reader);
    }

    public static void guard(GenerationReader reader, Embedder embedder) {
        Generation manifest = reader.manifest();
        ModelGuard.check(
                manifest.model(), manifest.engine(), manifest.probes(), embedder, Deadline.after(GUARD_TIMEOUT));
    }

    private QueryPipeline pipeline(Embedder embedder, AnswerParts answering) {
        AnswerReuse reuse = new AnswerReuse(
                caches.answers(),
                variant(config, answering.answerers().templates()),
                embedder::embedQuestion,
                threads.work());
        return new QueryPipeline(
                new QueryPipeline.Stages(
                        answering.memory(), answering.rewriter(), retriever, reuse, answering.answerers()),
                new QueryPipeline.Settings(
                        config.answer().hits(),
                        config.answer().minScore(),
                        config.answer().storedAbove(),
                        search.cosineRoutes()),
                System::nanoTime);
    }

    /** All that shapes an answer beside question and sources. */
    private static String variant(CorpusmillConfig config, Templates templates) {
        return Hashes.ofParts(config.answer().toString(), config.llm().toString(), templates.hash());
    }

    private Optional<Generator> generator(CorpusmillConfig config) {
        if (config.llm().servers().isEmpty()) {
            return Optional.empty();
        }
        LlmParts parts = LlmParts.create(config.llm(), config.security().trustedCertificates(), threads);
        llm = Optional.of(parts);
        return Optional.of(parts.pool().generator());
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
        if (keys.required()) {
            components.add(new Component("keys", keys.problem().isEmpty() ? "" : KEYS_WRONG, false));
        }
        probes.forEach(probe -> components.add(probe.component()));
        llm.ifPresent(parts -> components.addAll(parts.components()));
        return components;
    }

    /** Listens, and looks after the index from now on. */
    public void start() {
        documents.prepare();
        http.start();
        telemetry.start(threads.poll());
        index.start(threads.poll(), config.service().pollInterval(), this::warm);
        countIndex();
        var unused = threads.poll()
                .scheduleWithFixedDelay(
                        keys::poll,
                        config.service().pollInterval().toNanos(),
                        config.service().pollInterval().toNanos(),
                        TimeUnit.NANOSECONDS);
        llm.ifPresent(parts -> parts.start(threads.poll()));
        for (Probe probe : probes) {
            var unusedProbe =
                    threads.poll().scheduleWithFixedDelay(probe, 0, PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void countIndex() {
        var unused = threads.poll().scheduleWithFixedDelay(counts, 0, COUNT_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void warm() {
        if (warmer.claim()) {
            threads.warm().execute(warmer);
        }
    }

    /** Looks for the index once and then listens: for a command that asks one question. */
    public void startOnce() {
        var unused = index.poll();
        http.start();
    }

    /** Method and path of every route, as the router has them. */
    public List<String> routes() {
        return http.routes();
    }

    public int port() {
        return http.port();
    }

    /** Lets open requests end, then everything; closing twice is harmless. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        http.close();
        telemetry.close();
        index.close();
        threads.close();
    }
}
