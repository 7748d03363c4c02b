package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The index, as the one model that OpenAI's clients can name.
 *
 * @param name of the index
 */
record IndexModel(String name, long createdSeconds) {
    /** Refuses every other model. */
    void check(String model) {
        if (!model.equals(name)) {
            throw new ProblemException(new Problem(
                    404,
                    "model-not-found",
                    "the model '" + model + "' does not exist, the index here is '" + name + "'",
                    "model",
                    0));
        }
    }

    ObjectNode write(ResponseJson json) {
        return json.object()
                .put("id", name)
                .put("object", "model")
                .put("created", createdSeconds)
                .put("owned_by", "corpusmill");
    }
}
