package dev.corpusmill.query.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.generate.Completion;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.Trace;
import dev.corpusmill.query.security.Caller;
import dev.corpusmill.query.telemetry.Account;
import dev.corpusmill.search.Hit;
import dev.corpusmill.search.SearchResult;
import dev.corpusmill.search.SearchResult.RouteReport;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Writes one request as one line of JSON. */
final class ExchangeLine {
    private final ObjectMapper json;
    private final boolean text;

    /** @param text whether questions and answers are written; else only how long they are */
    ExchangeLine(ObjectMapper json, boolean text) {
        this.json = json;
        this.text = text;
    }

    String write(Account account) {
        ObjectNode line = json.createObjectNode();
        line.put("time", account.at().toString());
        line.put("request", account.requestId());
        caller(line, account.caller());
        line.put("method", account.method()).put("endpoint", account.endpoint());
        line.put("status", account.status());
        line.put("millis", TimeUnit.NANOSECONDS.toMicros(account.nanos()) / 1000.0);
        if (!account.problem().isEmpty()) {
            line.put("problem", account.problem());
        }
        if (!account.question().isEmpty()) {
            said(line, "question", account.question());
        }
        if (!account.session().isEmpty()) {
            line.put("session", account.session());
        }
        account.found().ifPresent(found -> found(line, found, account.shared()));
        account.answer().ifPresent(answer -> answer(line, answer, account.streamed()));
        return line + "\n"; // Jackson escapes line breaks inside
    }

    private static void caller(ObjectNode line, Caller caller) {
        line.put("key", caller.name()).put("class", caller.priority().label());
        line.put("tenant", caller.scope().tenant());
        caller.scope().principals().stream().sorted().forEach(line.putArray("principals")::add);
    }

    private void said(ObjectNode line, String field, String value) {
        if (text) {
            line.put(field, value);
        } else {
            line.put(field + "Chars", value.length());
        }
    }

    private static void found(ObjectNode line, SearchResult found, boolean shared) {
        line.put("route", shared ? "cache" : "search");
        documents(line, found.hits().stream().map(Hit::node).map(node -> node.documentId()));
        line.put("generation", found.generation()).put("revision", found.revision());
        routes(line, found.routes());
    }

    private void answer(ObjectNode line, Answer answer, boolean streamed) {
        Trace trace = answer.trace();
        line.put("route", answer.route().label()).put("streamed", streamed);
        said(line, "searched", trace.question());
        said(line, "answer", answer.text());
        documents(
                line,
                answer.citations().stream().map(citation -> citation.node().documentId()));
        line.put("generation", trace.generation()).put("revision", trace.revision());
        routes(line, trace.routes());
        ObjectNode steps = line.putObject("steps");
        trace.millis().forEach(steps::put);
        trace.notes().forEach(line.putArray("notes")::add);
        trace.completion().ifPresent(completion -> completion(line, completion));
    }

    private static void completion(ObjectNode line, Completion completion) {
        ObjectNode llm = line.putObject("llm");
        llm.put("model", completion.model()).put("finishReason", completion.finishReason());
        llm.put("firstTokenMillis", completion.firstTokenMillis()).put("millis", completion.millis());
        completion
                .usage()
                .ifPresent(usage -> llm.put("promptTokens", usage.promptTokens())
                        .put("completionTokens", usage.completionTokens()));
    }

    private static void documents(ObjectNode line, Stream<String> ids) {
        ids.distinct().forEach(line.putArray("documents")::add);
    }

    private static void routes(ObjectNode line, List<RouteReport> reports) {
        ArrayNode routes = line.putArray("routes");
        for (RouteReport report : reports) {
            routes.addObject()
                    .put("name", report.name())
                    .put("state", report.state().label())
                    .put("millis", report.millis());
        }
    }
}
