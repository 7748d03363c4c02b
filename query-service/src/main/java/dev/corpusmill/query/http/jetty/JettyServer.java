package dev.corpusmill.query.http.jetty;

import dev.corpusmill.config.ServiceConfig;
import dev.corpusmill.query.http.Problems;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** Settings of the Jetty below Javalin. */
public final class JettyServer {
    /** Connections that may wait to be taken. One that finds no room tries again after one second, then after two more. */
    private static final int ACCEPT_QUEUE = 1024;

    private JettyServer() {}

    /**
     * Lets it listen at one address, and write problem documents.
     *
     * @param clients name of the client that sends a header {@code Authorization}; empty where it may send nothing
     */
    public static void configure(
            JavalinConfig config,
            ServiceConfig service,
            Problems problems,
            Function<String, Optional<String>> clients) {
        config.jetty.modifyServer(jetty -> {
            GracefulHandler graceful = new GracefulHandler();
            graceful.setHandler(new BodyLoading(service.maxRequest().bytes(), service.bodyTimeout(), clients));
            jetty.setHandler(graceful);
            jetty.setErrorHandler(new ServerErrors(problems));
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setOutputAggregationSize(http.getOutputBufferSize()); // what fits is sent at once, with its length
        });
        config.jetty.addConnector((server, http) -> connector(server, http, service.host(), service.port()));
    }

    private static Connector connector(Server server, HttpConfiguration http, String host, int port) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        return connector;
    }

    /** Stops when all requests have ended, but no later than after this time; false if it had to cut some off. */
    public static boolean stop(Javalin javalin, Duration timeout) {
        javalin.jettyServer().server().setStopTimeout(timeout.toMillis());
        try {
            javalin.stop();
            return true;
        } catch (JavalinException late) {
            return false;
        }
    }
}
