package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerOrigin;
import dev.corpusmill.query.pipeline.Citation;
import java.util.List;

/** Our own events: {@code citations}, {@code token} …, then {@code done} or {@code error}. */
final class AnswerEvents implements StreamFormat {
    private final ResponseJson wire;
    private final Problems problems;
    private final String path;

    AnswerEvents(ResponseJson wire, Problems problems, String path) {
        this.wire = wire;
        this.problems = problems;
        this.path = path;
    }

    @Override
    public String begin(AnswerOrigin route, List<Citation> citations) {
        ObjectNode body = wire.object();
        body.put("route", route.label());
        body.set("citations", wire.citations(citations));
        return event("citations", body);
    }

    @Override
    public String token(String text) {
        return "event: token\ndata: {\"text\":" + ResponseJson.quoted(text) + "}\n\n"; // of these there are many
    }

    @Override
    public String done(Answer answer) {
        ObjectNode body = wire.object();
        body.put("route", answer.route().label());
        body.set("trace", wire.trace(answer.trace()));
        return event("done", body);
    }

    @Override
    public String error(Problem problem) {
        return event("error", problems.document(problem, path));
    }

    private static String event(String name, JsonNode data) {
        return "event: " + name + "\ndata: " + data + "\n\n"; // json on one line: Jackson escapes line breaks
    }
}
