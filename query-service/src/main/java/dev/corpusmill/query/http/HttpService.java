package dev.corpusmill.query.http;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.config.ServiceConfig;
import dev.corpusmill.query.http.jetty.ServerErrors;
import dev.corpusmill.query.pipeline.QueryPipeline;
import dev.corpusmill.query.security.Keys;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: its routes, its errors, and how it starts and stops. */
public final class HttpService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
    /** After the grace streams say that they end; the server stops when that is sent. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    /** Connections that may wait to be taken. One that finds no room tries again after one second, then after two more. */
    private static final int ACCEPT_QUEUE = 1024;

    private final ServiceConfig service;
    private final ScheduledExecutorService timer;
    private final Streaming streaming;
    private final Keys keys;
    private final Javalin javalin;
    private final InFlightRequests underWay = new InFlightRequests();

    public HttpService(HttpSettings settings, QueryPipeline pipeline) {
        this.service = settings.service();
        ObjectMapper json = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        Problems problems = new Problems(json);
        EndpointSupport exchanges = new EndpointSupport(
                new RequestBody(json, service.maxRequest().bytes()),
                new Questions(service.maxQuestion()),
                new Filters(settings.filterParser()),
                new ResponseJson(json),
                problems,
                service.timeout(),
                settings.answerTimeout());
        this.keys = settings.operations().keys();
        this.timer = settings.timer();
        this.streaming = new Streaming(problems, timer, settings.heartbeat());
        this.javalin = Javalin.create(config -> {
            server(config, problems);
            routes(config, settings, exchanges, pipeline);
            AuthenticationFilter gate =
                    new AuthenticationFilter(keys, new Cors(settings.security().corsOrigins()), underWay, settings);
            config.routes.before(gate::enter);
            config.routes.after(gate::leave);
            config.routes.exception(HttpResponseException.class, problems::write);
            config.routes.exception(Exception.class, problems::write);
        });
    }

    private void server(JavalinConfig config, Problems problems) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(jetty -> {
            jetty.setHandler(new GracefulHandler());
            jetty.setErrorHandler(new ServerErrors(problems));
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setOutputAggregationSize(http.getOutputBufferSize()); // what fits is sent at once, with its length
        });
        config.jetty.addConnector(this::connector);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(service.host());
        connector.setPort(service.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        return connector;
    }

    private void routes(
            JavalinConfig config, HttpSettings settings, EndpointSupport exchanges, QueryPipeline pipeline) {
        ModelsEndpoint models = new ModelsEndpoint(
                exchanges, settings.index(), settings.clock().instant().getEpochSecond());
        HealthEndpoints health = new HealthEndpoints(exchanges, settings.components(), underWay::stopping);
        Answering answering = new Answering(
                exchanges, pipeline, streaming, settings.operations().limits().answers());
        config.routes.post(
                Paths.SEARCH,
                new SearchEndpoint(
                        exchanges, pipeline, settings.operations().limits().searches())::handle);
        config.routes.post(Paths.ANSWER, new AnswerEndpoint(exchanges, answering)::handle);
        config.routes.post(Paths.CHAT, new ChatEndpoint(exchanges, answering, models, settings.clock())::handle);
        config.routes.get(Paths.MODELS, models::list);
        config.routes.get(Paths.MODELS + "/{model}", models::get);
        config.routes.delete(Paths.SESSIONS + "/{id}", new SessionsEndpoint(settings.conversations())::clear);
        CachesEndpoint caches =
                new CachesEndpoint(exchanges, settings.operations().caches());
        config.routes.get(Paths.CACHES, caches::list);
        config.routes.delete(Paths.CACHES, caches::clearAll);
        config.routes.delete(Paths.CACHES + "/{name}", caches::clearOne);
        config.routes.get(
                Paths.METRICS, new MetricsEndpoint(settings.operations().metrics())::handle);
        config.routes.get(Paths.HEALTH, health::live);
        config.routes.get(Paths.READY, health::ready);
        config.routes.get(Paths.OPEN_API, new OpenApiEndpoint()::handle);
    }

    /**
     * Begins to listen.
     *
     * @throws ListenException where the address is in use, unknown, or open to others while there are no keys
     */
    public void start() {
        refuseOpenAddress();
        try {
            javalin.start();
        } catch (JavalinBindException busy) {
            throw new ListenException("cannot listen, the port is in use: listen=" + service.listen());
        }
    }

    private void refuseOpenAddress() {
        try {
            if (!keys.required() && !InetAddress.getByName(service.host()).isLoopbackAddress()) {
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
        underWay.stop();
        Deadline grace = Deadline.after(service.stopGrace());
        Future<?> graceEnd = timer.schedule(streaming::stop, service.stopGrace().toMillis(), TimeUnit.MILLISECONDS);
        try {
            underWay.awaitNone(service.stopGrace().plus(FAREWELL));
            javalin.jettyServer()
                    .server()
                    .setStopTimeout(grace.remaining().plus(FAREWELL).toMillis());
            javalin.stop();
        } catch (JavalinException late) {
            LOG.warn(
                    "requests were cut off: stop-grace={}s", service.stopGrace().toSeconds());
        } finally {
            graceEnd.cancel(false);
        }
    }

    /** Method and path of every route, as the router has them. */
    public List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(route -> route.endpoint.method.isHttpMethod()) // not what runs around each request
                .map(route -> route.endpoint.method + " " + route.endpoint.path)
                .toList();
    }
}
