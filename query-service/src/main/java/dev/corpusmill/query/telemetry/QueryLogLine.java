package dev.corpusmill.query.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.Citation;
import dev.corpusmill.query.pipeline.Trace;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.search.SearchResult;
import dev.corpusmill.search.SearchResult.RouteReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Writes one request as one line of JSON. For one thread. */
final class QueryLogLine {
    private final JsonFactory json = new JsonFactory();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean text;

    /** @param text whether questions and answers are written; else only how long they are */
    QueryLogLine(boolean text) {
        this.text = text;
    }

    byte[] write(RequestRecord request) throws IOException {
        bytes.reset();
        try (JsonGenerator line =
                json.createGenerator(bytes)) { // straight to bytes: a tree of nodes costs three times as much
            line.writeStartObject();
            request(line, request);
            if (request.outcome().found().isPresent()) {
                found(line, request.outcome().found().get(), request.outcome().shared());
            }
            if (request.outcome().answer().isPresent()) {
                answer(line, request.outcome().answer().get(), request.outcome().streamed());
            }
            line.writeEndObject();
            line.writeRaw('\n'); // Jackson escapes line breaks inside
        }
        return bytes.toByteArray();
    }

    private void request(JsonGenerator line, RequestRecord request) throws IOException {
        line.writeStringField("time", request.head().at().toString());
        line.writeStringField("request", request.head().id());
        client(line, request.head().client());
        line.writeStringField("method", request.head().method());
        line.writeStringField("endpoint", request.head().endpoint());
        line.writeNumberField("status", request.status());
        line.writeNumberField("millis", TimeUnit.NANOSECONDS.toMicros(request.nanos()) / 1000.0);
        if (!request.outcome().problem().isEmpty()) {
            line.writeStringField("problem", request.outcome().problem());
        }
        if (!request.outcome().question().isEmpty()) {
            said(line, "question", request.outcome().question());
        }
        if (!request.outcome().session().isEmpty()) {
            line.writeStringField("session", request.outcome().session());
        }
    }

    private static void client(JsonGenerator line, Client client) throws IOException {
        line.writeStringField("key", client.name());
        line.writeStringField("class", client.priority().label());
        line.writeStringField("tenant", client.scope().tenant());
        texts(line, "principals", new TreeSet<>(client.scope().principals()));
    }

    private void said(JsonGenerator line, String field, String value) throws IOException {
        if (text) {
            line.writeStringField(field, value);
        } else {
            line.writeNumberField(field + "Chars", value.length());
        }
    }

    private static void found(JsonGenerator line, SearchResult found, boolean shared) throws IOException {
        line.writeStringField("origin", shared ? "cache" : "search");
        Set<String> documents = new LinkedHashSet<>();
        for (Hit hit : found.hits()) {
            documents.add(hit.node().documentId());
        }
        texts(line, "documents", documents);
        searched(line, found.generation(), found.revision(), found.routes());
    }

    private void answer(JsonGenerator line, Answer answer, boolean streamed) throws IOException {
        Trace trace = answer.trace();
        line.writeStringField("origin", answer.origin().label());
        line.writeBooleanField("streamed", streamed);
        said(line, "searched", trace.question());
        said(line, "answer", answer.text());
        Set<String> documents = new LinkedHashSet<>();
        for (Citation citation : answer.citations()) {
            documents.add(citation.node().documentId());
        }
        texts(line, "documents", documents);
        searched(line, trace.generation(), trace.revision(), trace.routes());
        line.writeObjectFieldStart("steps");
        for (Map.Entry<String, Long> step : trace.millis().entrySet()) {
            line.writeNumberField(step.getKey(), step.getValue());
        }
        line.writeEndObject();
        texts(line, "notes", trace.notes());
        if (trace.completion().isPresent()) {
            completion(line, trace.completion().get());
        }
    }

    private static void completion(JsonGenerator line, Completion completion) throws IOException {
        line.writeObjectFieldStart("llm");
        line.writeStringField("model", completion.model());
        line.writeStringField("finishReason", completion.finishReason());
        line.writeNumberField("firstTokenMillis", completion.firstTokenMillis());
        line.writeNumberField("millis", completion.millis());
        if (completion.usage().isPresent()) {
            line.writeNumberField("promptTokens", completion.usage().get().promptTokens());
            line.writeNumberField("completionTokens", completion.usage().get().completionTokens());
        }
        line.writeEndObject();
    }

    private static void searched(JsonGenerator line, String generation, String revision, List<RouteReport> routes)
            throws IOException {
        line.writeStringField("generation", generation);
        line.writeStringField("revision", revision);
        line.writeArrayFieldStart("routes");
        for (RouteReport route : routes) {
            line.writeStartObject();
            line.writeStringField("name", route.name());
            line.writeStringField("state", route.state().label());
            line.writeNumberField("millis", route.millis());
            line.writeEndObject();
        }
        line.writeEndArray();
    }

    private static void texts(JsonGenerator line, String field, Iterable<String> texts) throws IOException {
        line.writeArrayFieldStart(field);
        for (String each : texts) {
            line.writeString(each);
        }
        line.writeEndArray();
    }
}
