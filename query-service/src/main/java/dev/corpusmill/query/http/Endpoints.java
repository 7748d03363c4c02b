package dev.corpusmill.query.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** All endpoints, and which of them a path belongs to. */
final class Endpoints {
    private static final String OTHER = "other";

    private final List<Endpoint> all;
    private final Map<String, Endpoint> byPath = new HashMap<>();
    private final Map<String, Endpoint> byPrefix = new HashMap<>();
    private final List<String> prefixes = new ArrayList<>();

    Endpoints(List<Endpoint> all) {
        this.all = List.copyOf(all);
        for (Endpoint endpoint : all) {
            int parameter = endpoint.path().indexOf('{');
            if (parameter < 0) {
                byPath.putIfAbsent(endpoint.path(), endpoint);
            } else {
                byPrefix.putIfAbsent(endpoint.path().substring(0, parameter), endpoint);
            }
        }
        prefixes.addAll(byPrefix.keySet());
    }

    /**
     * Registers each endpoint; {@code authorize} runs before it, with the endpoint that the router has matched.
     *
     * <p>What answers GET answers HEAD, too: left to itself the router would say 200 to each HEAD of a path that has a GET,
     * without asking the endpoint, and load balancers ask for {@code /readyz} in this way.
     */
    void register(RoutesConfig routes, BiConsumer<Context, Endpoint> authorize) {
        for (Endpoint endpoint : all) {
            Handler handler = context -> {
                authorize.accept(context, endpoint);
                endpoint.handle(context);
            };
            routes.addHttpHandler(endpoint.method(), endpoint.path(), handler);
            if (endpoint.method().equals(HandlerType.GET)) {
                routes.addHttpHandler(HandlerType.HEAD, endpoint.path(), handler); // Jetty leaves the body out
            }
        }
    }

    /** The path of the endpoint that a path belongs to, whatever the method: few values, whatever clients send. */
    String label(String path) {
        return find(path).map(Endpoint::path).orElse(OTHER);
    }

    /** Whether a path needs no key; rights are decided again on the endpoint that the router matches. */
    boolean open(String path) {
        return find(path).map(endpoint -> endpoint.access() == Access.OPEN).orElse(false);
    }

    /** Whether clients of a path expect OpenAI's errors. */
    boolean openAi(String path) {
        return find(path).map(Endpoint::openAi).orElse(false);
    }

    private Optional<Endpoint> find(String path) {
        Endpoint exact = byPath.get(path);
        return Optional.ofNullable(exact == null ? withParameter(path) : exact);
    }

    private @Nullable Endpoint withParameter(String path) {
        for (String prefix : prefixes) {
            if (path.startsWith(prefix)) {
                return byPrefix.get(prefix);
            }
        }
        return null;
    }
}
