package dev.corpusmill.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.model.Node;
import dev.corpusmill.model.Place;
import dev.corpusmill.query.generate.Completion;
import dev.corpusmill.query.pipeline.Citation;
import dev.corpusmill.query.pipeline.Trace;
import dev.corpusmill.search.Hit;
import dev.corpusmill.search.SearchResult;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes hits, citations and traces as JSON. */
final class Wire {
    private final ObjectMapper json;

    Wire(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /** JSON in the bytes of the wire: in one pass, where {@code toString} takes two. */
    byte[] bytes(JsonNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible); // a tree of nodes can always be written
        }
    }

    /** A text as a JSON string. */
    static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    ObjectNode search(SearchResult result) {
        ObjectNode body = json.createObjectNode();
        ArrayNode hits = body.putArray("hits");
        result.hits().forEach(hit -> hits.add(hit(hit)));
        body.set("routes", routes(result.routes()));
        body.put("generation", result.generation());
        return body;
    }

    private ObjectNode hit(Hit hit) {
        Node node = hit.node();
        ObjectNode body = json.createObjectNode();
        body.put("id", node.id());
        body.put("document", node.documentId());
        body.put("text", node.text());
        body.put("score", hit.score());
        body.put("title", node.title());
        body.put("uri", node.uri());
        place(body, node.place());
        body.put("heading", node.place().heading());
        ObjectNode metadata = body.putObject("metadata");
        new TreeMap<>(node.metadata()).forEach(metadata::put);
        ObjectNode routes = body.putObject("routes");
        new TreeMap<>(hit.routes())
                .forEach((name, found) ->
                        routes.putObject(name).put("rank", found.rank()).put("score", found.score()));
        return body;
    }

    ArrayNode citations(List<Citation> citations) {
        ArrayNode list = json.createArrayNode();
        for (Citation citation : citations) {
            Node node = citation.node();
            ObjectNode body = list.addObject();
            body.put("n", citation.n());
            body.put("id", node.id());
            body.put("document", node.documentId());
            body.put("title", node.title());
            body.put("uri", node.uri());
            place(body, citation.place());
            body.put("textHash", node.textHash());
            body.put("text", citation.text());
        }
        return list;
    }

    private static void place(ObjectNode body, Place place) {
        body.put("page", place.page());
        body.put("charStart", place.charStart());
        body.put("charEnd", place.charEnd());
    }

    ObjectNode trace(Trace trace) {
        ObjectNode body = json.createObjectNode();
        body.put("question", trace.question());
        body.put("generation", trace.generation());
        body.put("revision", trace.revision());
        body.set("routes", routes(trace.routes()));
        ObjectNode millis = body.putObject("millis");
        for (Map.Entry<String, Long> step : trace.millis().entrySet()) {
            millis.put(step.getKey(), step.getValue());
        }
        trace.notes().forEach(body.putArray("notes")::add);
        trace.ignored().forEach(body.putArray("ignored")::add);
        trace.completion().ifPresent(completion -> body.set("llm", completion(completion)));
        return body;
    }

    private ObjectNode completion(Completion completion) {
        ObjectNode body = json.createObjectNode();
        body.put("model", completion.model());
        body.put("finishReason", completion.finishReason());
        body.put("firstTokenMillis", completion.firstTokenMillis());
        body.put("millis", completion.millis());
        completion.usage().ifPresent(usage -> {
            body.put("promptTokens", usage.promptTokens());
            body.put("completionTokens", usage.completionTokens());
        });
        return body;
    }

    private ArrayNode routes(List<RouteReport> reports) {
        ArrayNode routes = json.createArrayNode();
        for (RouteReport report : reports) {
            ObjectNode route = routes.addObject();
            route.put("name", report.name());
            route.put("state", report.state().label());
            route.put("millis", report.millis());
            if (report.state() == State.FAILED) {
                route.put("error", "the log of the service says why"); // a store's reason names folders of ours
            }
        }
        return routes;
    }
}
