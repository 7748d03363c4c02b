package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Duration;

/** What every endpoint needs to read a request and to write its response. */
record EndpointSupport(
        RequestBody body,
        Questions questions,
        Filters filters,
        ResponseJson json,
        Problems problems,
        Duration searchTimeout,
        Duration answerTimeout,
        boolean sourceList) {

    void write(Context context, JsonNode body) {
        context.contentType("application/json").result(json.bytes(body));
    }
}
