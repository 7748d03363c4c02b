package dev.corpusmill.rerank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.call.CallException;
import dev.corpusmill.call.JsonHttpClient;
import dev.corpusmill.call.Urls;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** One request to a server that judges texts, and what it says. */
final class RerankApi {
    private final RerankServerConfig settings;
    private final JsonHttpClient http;
    private final URI uri;

    RerankApi(RerankServerConfig settings, JsonHttpClient http) {
        this.settings = settings;
        this.http = http;
        String path =
                switch (settings.api()) {
                    case RERANK -> "/rerank";
                    case SCORE -> "/score";
                };
        this.uri = URI.create(settings.url().replaceAll("/+$", "") + path);
    }

    /**
     * A score for each text, in their order.
     *
     * @throws CallException of the status' kind; FATAL where the reply has not exactly one finite score for each text
     */
    double[] scores(String question, List<String> texts, Deadline deadline) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", settings.model());
        return switch (settings.api()) {
            case RERANK -> {
                body.put("query", question);
                texts.forEach(body.putArray("documents")::add);
                yield read(http.post(uri, body, deadline).path("results"), "relevance_score", texts.size());
            }
            case SCORE -> {
                body.put("text_1", question);
                texts.forEach(body.putArray("text_2")::add);
                yield read(http.post(uri, body, deadline).path("data"), "score", texts.size());
            }
        };
    }

    /** By their {@code index}: a reply is sorted by score. */
    private double[] read(JsonNode results, String field, int expected) {
        double[] scores = new double[expected];
        Arrays.fill(scores, Double.NaN);
        if (results.size() != expected) {
            throw broken("scores=" + results.size() + " texts=" + expected);
        }
        for (JsonNode result : results) {
            int index = result.path("index").asInt(-1);
            double score = result.path(field).isNumber() ? result.path(field).asDouble() : Double.NaN;
            if (index < 0 || index >= expected || !Double.isNaN(scores[index]) || !Double.isFinite(score)) {
                throw broken("index=" + result.path("index") + " score=" + result.path(field) + " texts=" + expected);
            }
            scores[index] = score;
        }
        return scores;
    }

    private CallException broken(String facts) {
        return new CallException(
                FailureKind.FATAL,
                "the reranker's reply does not fit the request: url=" + Urls.masked(uri) + " model=" + settings.model()
                        + " " + facts,
                null);
    }
}
