package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.http.jetty.WholeResponse;
import io.javalin.http.Context;
import java.time.Duration;

/** What every endpoint needs to read a request and to write its response. */
record EndpointSupport(
        RequestBody body,
        Questions questions,
        Filters filters,
        RouteChoices routes,
        ResponseJson json,
        Problems problems,
        Duration searchTimeout,
        Duration answerTimeout,
        boolean sourceList) {

    /** Whether the answer ends with a list of its sources where the request does not say: as its key has it, or all have. */
    boolean sourceList(Context context) {
        return RequestContext.of(context).client().sourceList().orElse(sourceList);
    }

    void write(Context context, JsonNode body) {
        WholeResponse.write(context, json.bytes(body));
    }
}
