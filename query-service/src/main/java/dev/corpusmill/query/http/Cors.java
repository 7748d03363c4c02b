package dev.corpusmill.query.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;

/** Tells browsers which web pages of other origins may call: none, unless the configuration names them. */
final class Cors {
    private static final String MAX_AGE_SECONDS = "600";

    private final List<String> origins;

    Cors(List<String> origins) {
        this.origins = origins;
    }

    /** Sets the headers for a page that may call; true where the request only asks whether it may. */
    boolean apply(Context context) {
        String origin = context.header("Origin");
        if (origin == null || !(origins.contains("*") || origins.contains(origin))) {
            return false;
        }
        context.header("Access-Control-Allow-Origin", origin);
        context.header("Vary", "Origin");
        context.header("Access-Control-Expose-Headers", "Retry-After, X-Request-Id");
        if (!context.method().equals(HandlerType.OPTIONS) || context.header("Access-Control-Request-Method") == null) {
            return false;
        }
        context.header("Access-Control-Allow-Methods", "GET, POST, DELETE");
        context.header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Request-Id");
        context.header("Access-Control-Max-Age", MAX_AGE_SECONDS);
        return true;
    }
}
