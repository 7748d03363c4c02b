package dev.corpusmill.query.http;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.config.ServiceConfig;
import dev.corpusmill.query.http.jetty.JettyServer;
import dev.corpusmill.query.pipeline.QueryPipeline;
import dev.corpusmill.query.pipeline.Retriever;
import dev.corpusmill.query.security.Keys;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: its endpoints, its errors, and how it starts and stops. */
public final class HttpService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
    /** After the grace streams say that they end; the server stops when that is sent. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final HttpSettings settings;
    private final ServiceConfig service;
    private final Streaming streaming;
    private final InFlightRequests inFlight = new InFlightRequests();
    private final Javalin javalin;

    public HttpService(HttpSettings settings, Retriever retriever, QueryPipeline pipeline) {
        this.settings = settings;
        this.service = settings.service();
        ObjectMapper json = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        Problems problems = new Problems(json);
        this.streaming = new Streaming(problems, settings.timer(), settings.heartbeat());

        Endpoints endpoints = new Endpoints(endpoints(support(json, problems), retriever, pipeline));
        AuthenticationFilter filter = new AuthenticationFilter(endpoints, inFlight, settings);
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.http.prefer405over404 = true;
            JettyServer.configure(config, service, problems, filter::sender);

            config.routes.before(filter::enter);
            endpoints.register(config.routes, filter::authorize);
            config.routes.after(filter::leave);
            config.routes.exception(HttpResponseException.class, problems::write);
            config.routes.exception(Exception.class, problems::write);
        });
    }

    private EndpointSupport support(ObjectMapper json, Problems problems) {
        return new EndpointSupport(
                new RequestBody(json, service.maxRequest().bytes()),
                new Questions(service.maxQuestion()),
                new Filters(settings.filterParser()),
                new RouteChoices(settings.search()),
                new ResponseJson(json),
                problems,
                service.timeout(),
                settings.answerTimeout(),
                settings.sourceList());
    }

    /** Each endpoint of the API; a new one is a line here. */
    private List<Endpoint> endpoints(EndpointSupport support, Retriever retriever, QueryPipeline pipeline) {
        Operations operations = settings.operations();
        Limits limits = operations.limits();
        Answering answering = new Answering(support, pipeline, streaming, limits.answers());
        DocumentSupport documents = settings.documentSupport();
        PageFiles page = new PageFiles();
        IndexModel model = new IndexModel(
                settings.index(),
                settings.clock().instant().getEpochSecond(),
                settings.embedder().identity(),
                settings.writes());

        return List.of(
                new SearchEndpoint(support, retriever, limits.searches(), settings.language()),
                new ExplainEndpoint(support, retriever, limits.searches()),
                new AnswerEndpoint(support, answering),
                new ChatEndpoint(support, answering, model, settings.clock()),
                new CompletionsEndpoint(support, answering, model, settings.clock()),
                new ResponsesEndpoint(support, answering, model, settings.memory(), settings.clock()),
                new EmbeddingsEndpoint(support, settings.embedder(), model, limits.searches()),
                new RerankEndpoint(support, settings.reranker(), settings.index(), limits.searches()),
                new McpEndpoint(
                        support,
                        new McpTools(support, retriever, settings.documents()),
                        limits.searches(),
                        settings.version(),
                        settings.security().corsOrigins()),
                new ModelsEndpoint(support, model),
                new ModelEndpoint(support, model),
                new SessionEndpoint(settings.memory()),
                new CachesEndpoint(support, operations.caches()),
                new ClearCachesEndpoint(operations.caches()),
                new ClearCacheEndpoint(operations.caches()),
                new MetricsEndpoint(operations.metrics()),
                new HealthEndpoint(support, settings.version()),
                new ReadinessEndpoint(support, settings.components(), inFlight::stopping),
                new DocumentsEndpoint(support, documents),
                new UploadEndpoint(support, documents, service.bodyTimeout()),
                new DocumentEndpoint(support, documents),
                new ChangeDocumentEndpoint(support, documents),
                new DeleteDocumentEndpoint(documents),
                new DocumentFileEndpoint(documents, settings.originals()),
                new IndexEndpoint(support, documents, settings.store(), settings.runs()),
                new FeedbackEndpoint(
                        support,
                        settings.feedback(),
                        new SameOrigin(settings.security().corsOrigins()),
                        settings.clock()),
                new FeedbackListEndpoint(support, settings.feedback()),
                new ReviewEndpoint(support, settings.feedback(), documents),
                PageEndpoint.home(page),
                PageEndpoint.file(page),
                new OpenApiEndpoint());
    }

    /**
     * Begins to listen.
     *
     * @throws ListenException where the address is in use, unknown, or open to others while there are no keys
     */
    public void start() {
        refuseOpenAddress();
        Keys keys = settings.operations().keys();
        var unused = settings.timer()
                .scheduleWithFixedDelay(() -> streaming.endOthers(keys::inForce), 1, 1, TimeUnit.SECONDS);
        try {
            javalin.start();
        } catch (JavalinBindException busy) {
            throw new ListenException("cannot listen, the port is in use: listen=" + service.listen());
        }
    }

    private void refuseOpenAddress() {
        try {
            if (!settings.operations().keys().required()
                    && !InetAddress.getByName(service.host()).isLoopbackAddress()) {
                throw new ListenException("refusing to listen without keys on an address that others can reach:"
                        + " listen=" + service.listen() + " allowed=127.0.0.1, ::1, localhost");
            }
        } catch (UnknownHostException unknown) {
            throw new ListenException("cannot listen, no such host: listen=" + service.listen());
        }
    }

    /** The port that is listened on, which the system chose where the configuration said 0. */
    public int port() {
        return javalin.port();
    }

    /**
     * Says that it is not ready, takes no new requests, and lets open ones end within the grace.
     *
     * <p>Jetty stops only when they have: from then on it closes each connection that is silent for a second, and a model
     * may take longer to its first token.
     */
    @Override
    public void close() {
        inFlight.stop();
        Deadline grace = Deadline.after(service.stopGrace());
        Future<?> graceEnd =
                settings.timer().schedule(streaming::stop, service.stopGrace().toMillis(), TimeUnit.MILLISECONDS);
        try {
            inFlight.awaitNone(service.stopGrace().plus(FAREWELL));
            if (!JettyServer.stop(javalin, grace.remaining().plus(FAREWELL))) {
                LOG.warn(
                        "requests were cut off: stop-grace={}s",
                        service.stopGrace().toSeconds());
            }
        } finally {
            graceEnd.cancel(false);
        }
    }

    /** Method and path of every route, as the router has them; a GET stands for its HEAD. */
    public List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(route -> route.endpoint.method.isHttpMethod()) // not what runs around each request
                .filter(route -> !route.endpoint.method.equals(HandlerType.HEAD))
                .map(route -> route.endpoint.method + " " + route.endpoint.path)
                .toList();
    }
}
