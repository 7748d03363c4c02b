package dev.corpusmill.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.PlaceBox;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.Hit.RouteScore;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.pipeline.Citation;
import dev.corpusmill.query.pipeline.Trace;
import dev.corpusmill.query.verify.Verification;
import dev.corpusmill.search.SearchResult;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes hits, citations and traces as JSON. */
final class ResponseJson {
    private static final int SEARCH_BYTES = 16 << 10; // ten hits of usual size

    private final ObjectMapper json;

    ResponseJson(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /** The tree of a text. */
    JsonNode parse(String text) throws JsonProcessingException {
        return json.readTree(text);
    }

    /** JSON as bytes, in one pass; {@code toString} would take two. */
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

    /** A result as bytes. */
    byte[] search(SearchResult result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(SEARCH_BYTES);
        // Straight to bytes: to grow a tree of so many nodes takes longer than to write it.
        try (JsonGenerator body = json.createGenerator(bytes)) {
            body.writeStartObject();
            body.writeArrayFieldStart("hits");
            for (Hit hit : result.hits()) {
                hit(body, hit);
            }
            body.writeEndArray();
            body.writeObjectField("routes", reports(result.routes()));
            if (!result.postProcessors().isEmpty()) {
                body.writeObjectField("postProcessors", reports(result.postProcessors()));
            }
            body.writeStringField("generation", result.generation());
            body.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible); // memory takes all that is written to it
        }
        return bytes.toByteArray();
    }

    /** A result as a request wants it written: chosen fields, highlighted words. */
    byte[] search(SearchResult result, Presentation presentation, String language, String question) {
        JsonNode body;
        try {
            body = json.readTree(search(result));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible); // it was just written
        }
        boolean marked = presentation.highlights() != Presentation.Unit.NONE;
        Highlights highlights = new Highlights(language, question, marked ? result.hits() : List.of());
        int n = 0;
        for (JsonNode hit : body.path("hits")) {
            ObjectNode object = (ObjectNode) hit;
            if (marked) {
                highlights(object, highlights, n, presentation.highlights());
            }
            if (!presentation.fields().isEmpty()) {
                object.retain(presentation.fields());
            }
            n++;
        }
        return bytes(body);
    }

    private static void highlights(ObjectNode hit, Highlights found, int n, Presentation.Unit unit) {
        String text = hit.path("text").asText();
        ObjectNode body = hit.putObject("highlights").put("unit", unit.label());
        ArrayNode words = body.putArray("words");
        found.words(n).forEach(range -> range(words.addObject(), text, range, unit));
        found.sentence(n).ifPresent(range -> range(body.putObject("sentence"), text, range, unit));
    }

    private static void range(ObjectNode body, String text, Highlights.Range range, Presentation.Unit unit) {
        body.put("start", unit.of(text, range.start())).put("end", unit.of(text, range.end()));
    }

    private static void hit(JsonGenerator body, Hit hit) throws IOException {
        Node node = hit.node();
        Place place = node.place();
        body.writeStartObject();
        body.writeStringField("id", node.id());
        body.writeStringField("document", node.documentId());
        body.writeStringField("text", node.text());
        body.writeNumberField("score", hit.score());
        body.writeStringField("title", node.title());
        body.writeStringField("uri", node.uri());
        body.writeNumberField("page", place.page());
        body.writeStringField("pages", place.pages());
        body.writeStringField("place", place.label());
        body.writeNumberField("charStart", place.charStart());
        body.writeNumberField("charEnd", place.charEnd());
        if (place.codePointStart() != Place.UNKNOWN) {
            body.writeNumberField("codePointStart", place.codePointStart());
            body.writeNumberField("codePointEnd", place.codePointEnd());
        }
        body.writeStringField("heading", place.heading());
        boxes(body, place.boxes());
        body.writeObjectFieldStart("metadata");
        for (Map.Entry<String, String> field : new TreeMap<>(node.metadata()).entrySet()) {
            body.writeStringField(field.getKey(), field.getValue());
        }
        body.writeEndObject();
        body.writeObjectFieldStart("routes");
        for (Map.Entry<String, RouteScore> found : new TreeMap<>(hit.routes()).entrySet()) {
            body.writeObjectFieldStart(found.getKey());
            body.writeNumberField("rank", found.getValue().rank());
            body.writeNumberField("score", found.getValue().score());
            Place part = found.getValue().part();
            if (part != null) {
                part(body, part);
            }
            body.writeEndObject();
        }
        body.writeEndObject();
        body.writeEndObject();
    }

    /** Where in a hit the smaller node stands that a route found. */
    private static void part(JsonGenerator body, Place part) throws IOException {
        body.writeObjectFieldStart("part");
        body.writeNumberField("page", part.page());
        body.writeStringField("place", part.label());
        body.writeStringField("heading", part.heading());
        body.writeNumberField("charStart", part.charStart());
        body.writeNumberField("charEnd", part.charEnd());
        body.writeEndObject();
    }

    private static void boxes(JsonGenerator body, List<PlaceBox> boxes) throws IOException {
        if (boxes.isEmpty()) {
            return;
        }
        body.writeArrayFieldStart("boxes");
        for (PlaceBox box : boxes) {
            body.writeStartObject();
            body.writeNumberField("page", box.page());
            body.writeNumberField("x", box.x());
            body.writeNumberField("y", box.y());
            body.writeNumberField("width", box.width());
            body.writeNumberField("height", box.height());
            body.writeEndObject();
        }
        body.writeEndArray();
    }

    static void boxes(ObjectNode body, List<PlaceBox> boxes) {
        if (boxes.isEmpty()) {
            return;
        }
        ArrayNode list = body.putArray("boxes");
        for (PlaceBox box : boxes) {
            list.addObject()
                    .put("page", box.page())
                    .put("x", box.x())
                    .put("y", box.y())
                    .put("width", box.width())
                    .put("height", box.height());
        }
    }

    ArrayNode citations(List<Citation> citations) {
        ArrayNode list = json.createArrayNode();
        for (Citation citation : citations) {
            Node node = citation.node();
            Place place = citation.place();
            ObjectNode body = list.addObject();
            body.put("n", citation.n());
            body.put("id", node.id());
            body.put("document", node.documentId());
            body.put("title", node.title());
            body.put("uri", node.uri());
            body.put("page", place.page());
            body.put("pages", place.pages());
            body.put("place", place.label());
            body.put("heading", place.heading());
            body.put("charStart", place.charStart());
            body.put("charEnd", place.charEnd());
            if (place.codePointStart() != Place.UNKNOWN) {
                body.put("codePointStart", place.codePointStart());
                body.put("codePointEnd", place.codePointEnd());
            }
            boxes(body, place.boxes());
            body.put("textHash", node.textHash());
            body.put("text", citation.text());
        }
        return list;
    }

    /** Citations with what was found of each; one that no statement cites has no verdict. */
    ArrayNode citations(List<Citation> citations, Verification found) {
        ArrayNode list = citations(citations);
        for (JsonNode citation : list) {
            Boolean verified = found.verified().get(citation.path("n").asInt());
            if (verified != null) {
                ((ObjectNode) citation).put("verified", verified);
            }
        }
        return list;
    }

    /** What was found of the marks of an answer. */
    ObjectNode verification(Verification found) {
        ObjectNode body = json.createObjectNode();
        ArrayNode citations = body.putArray("citations");
        found.verified()
                .forEach((n, verified) -> citations.addObject().put("n", n).put("verified", verified));
        found.unsupported().forEach(body.putArray("unsupported")::add);
        found.numbers().forEach(body.putArray("numbers")::add);
        found.removed().forEach(body.putArray("removed")::add);
        body.put("refused", found.refused());
        body.put("millis", found.micros() / 1000.0);
        return body;
    }

    ObjectNode trace(Trace trace) {
        ObjectNode body = json.createObjectNode();
        body.put("question", trace.question());
        body.put("generation", trace.generation());
        body.put("revision", trace.revision());
        body.set("routes", reports(trace.routes()));
        if (!trace.postProcessors().isEmpty()) {
            body.set("postProcessors", reports(trace.postProcessors()));
        }
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

    private ArrayNode reports(List<RouteReport> reports) {
        ArrayNode list = json.createArrayNode();
        for (RouteReport report : reports) {
            ObjectNode entry = list.addObject();
            entry.put("name", report.name());
            entry.put("state", report.state().label());
            entry.put("millis", report.millis());
            if (report.state() == State.FAILED) {
                entry.put("error", "the log of the service says why"); // a store's reason names folders of ours
            }
        }
        return list;
    }
}
