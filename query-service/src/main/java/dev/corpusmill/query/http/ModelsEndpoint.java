package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/** {@code GET /v1/models}: the index, as the one model that OpenAI's clients can name. */
final class ModelsEndpoint {
    private final EndpointSupport exchanges;
    private final String index;
    private final long createdSeconds;

    ModelsEndpoint(EndpointSupport exchanges, String index, long createdSeconds) {
        this.exchanges = exchanges;
        this.index = index;
        this.createdSeconds = createdSeconds;
    }

    void list(Context context) {
        ObjectNode body = exchanges.wire().object();
        body.put("object", "list");
        body.putArray("data").add(model());
        exchanges.write(context, body);
    }

    void get(Context context) {
        check(context.pathParam("model"));
        exchanges.write(context, model());
    }

    void check(String model) {
        if (!model.equals(index)) {
            throw new ProblemException(new Problem(
                    404,
                    "model-not-found",
                    "the model '" + model + "' does not exist, the index here is '" + index + "'",
                    "model",
                    0));
        }
    }

    private ObjectNode model() {
        return exchanges
                .wire()
                .object()
                .put("id", index)
                .put("object", "model")
                .put("created", createdSeconds)
                .put("owned_by", "corpusmill");
    }
}
