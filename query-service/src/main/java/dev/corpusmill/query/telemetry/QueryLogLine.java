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

    byte[] write(RequestRecord account) throws IOException {
        bytes.reset();
        try (JsonGenerator line =
                json.createGenerator(bytes)) { // straight to bytes: a tree of nodes costs three times as much
            line.writeStartObject();
            request(line, account);
            if (account.found().isPresent()) {
                found(line, account.found().get(), account.shared());
            }
            if (account.answer().isPresent()) {
                answer(line, account.answer().get(), account.streamed());
            }
            line.writeEndObject();
            line.writeRaw('\n'); // Jackson escapes line breaks inside
        }
        return bytes.toByteArray();
    }

    private void request(JsonGenerator line, RequestRecord account) throws IOException {
        line.writeStringField("time", account.at().toString());
        line.writeStringField("request", account.requestId());
        caller(line, account.caller());
        line.writeStringField("method", account.method());
        line.writeStringField("endpoint", account.endpoint());
        line.writeNumberField("status", account.status());
        line.writeNumberField("millis", TimeUnit.NANOSECONDS.toMicros(account.nanos()) / 1000.0);
        if (!account.problem().isEmpty()) {
            line.writeStringField("problem", account.problem());
        }
        if (!account.question().isEmpty()) {
            said(line, "question", account.question());
        }
        if (!account.session().isEmpty()) {
            line.writeStringField("session", account.session());
        }
    }

    private static void caller(JsonGenerator line, Client caller) throws IOException {
        line.writeStringField("key", caller.name());
        line.writeStringField("class", caller.priority().label());
        line.writeStringField("tenant", caller.scope().tenant());
        texts(line, "principals", new TreeSet<>(caller.scope().principals()));
    }

    private void said(JsonGenerator line, String field, String value) throws IOException {
        if (text) {
            line.writeStringField(field, value);
        } else {
            line.writeNumberField(field + "Chars", value.length());
        }
    }

    private static void found(JsonGenerator line, SearchResult found, boolean shared) throws IOException {
        line.writeStringField("route", shared ? "cache" : "search");
        Set<String> documents = new LinkedHashSet<>();
        for (Hit hit : found.hits()) {
            documents.add(hit.node().documentId());
        }
        texts(line, "documents", documents);
        searched(line, found.generation(), found.revision(), found.routes());
    }

    private void answer(JsonGenerator line, Answer answer, boolean streamed) throws IOException {
        Trace trace = answer.trace();
        line.writeStringField("route", answer.route().label());
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
