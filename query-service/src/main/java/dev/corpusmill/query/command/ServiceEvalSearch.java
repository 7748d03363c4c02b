package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.eval.RankedChunk;
import dev.corpusmill.eval.RouteLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks a running service, which shows only the fused list. A dropped route is an error: its means would lie. */
final class ServiceEvalSearch implements EvalSearch {
    private final ServiceClient client;

    ServiceEvalSearch(ServiceClient client) {
        this.client = client;
    }

    @Override
    public Map<String, List<RankedChunk>> search(String question, int depth) throws InterruptedException {
        ObjectNode request =
                client.json().createObjectNode().put("question", question).put("k", depth);
        JsonNode result = client.post("/v1/search", request);
        for (JsonNode route : result.path("routes")) {
            if (!route.path("state").asText().equals("ok")) {
                throw new ClassifiedException(
                        FailureKind.TRANSIENT,
                        "a route did not answer: route=" + route.path("name").asText() + " state="
                                + route.path("state").asText());
            }
        }
        List<RankedChunk> chunks = new ArrayList<>();
        for (JsonNode hit : result.path("hits")) {
            chunks.add(new RankedChunk(
                    hit.path("document").asText(), hit.path("text").asText()));
        }
        return Map.of(RouteLists.FUSED, chunks);
    }

    @Override
    public boolean indexed(String document) {
        return true; // the service does not list its documents
    }

    @Override
    public void close() {
        // holds nothing
    }
}
