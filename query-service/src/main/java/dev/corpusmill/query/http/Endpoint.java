package dev.corpusmill.query.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** One route of the API. A new one needs its class, a line in {@link HttpService}, and its part of openapi.json. */
interface Endpoint {
    HandlerType method();

    /** Path with at most one parameter, {@code {name}}, at its end. */
    String path();

    /** Who may call it. */
    default Access access() {
        return Access.CLIENT;
    }

    /** Whether its clients expect OpenAI's errors. */
    default boolean openAi() {
        return false;
    }

    void handle(Context context);
}
