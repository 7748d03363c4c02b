package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.ModelIdentity;

/**
 * The index, as the one model that OpenAI's clients can name.
 *
 * @param name of the index
 * @param embedding the model that made its vectors
 * @param writes whether a language model writes answers
 */
record IndexModel(String name, long createdSeconds, ModelIdentity embedding, boolean writes) {
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
        ObjectNode model = json.object()
                .put("id", name)
                .put("object", "model")
                .put("created", createdSeconds)
                .put("owned_by", "corpusmill")
                .put("answers", writes ? "written" : "quoted");
        model.putObject("embedding")
                .put("model", embedding.model())
                .put("dimension", embedding.dimension())
                .put("maxTokens", embedding.maxTokens());
        return model;
    }
}
