package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerOrigin;
import dev.corpusmill.query.pipeline.Citation;
import java.util.List;

/** Our own events: {@code citations}, {@code token} …, then {@code done} or {@code error}. */
final class AnswerEvents implements AnswerFormat {
    private final ResponseJson json;
    private final Problems problems;
    private final String path;

    AnswerEvents(ResponseJson json, Problems problems, String path) {
        this.json = json;
        this.problems = problems;
        this.path = path;
    }

    @Override
    public ObjectNode whole(Answer answer) {
        ObjectNode body = json.object();
        body.put("answer", answer.text());
        body.set("citations", json.citations(answer.citations(), answer.verification()));
        if (answer.verification().checked()) {
            body.set("verification", json.verification(answer.verification()));
        }
        body.put("origin", answer.origin().label());
        body.set("trace", json.trace(answer.trace()));
        return body;
    }

    @Override
    public String begin(AnswerOrigin origin, List<Citation> citations) {
        ObjectNode body = json.object();
        body.put("origin", origin.label());
        body.set("citations", json.citations(citations));
        return event("citations", body);
    }

    @Override
    public String token(String text) {
        return "event: token\ndata: {\"text\":" + ResponseJson.quoted(text) + "}\n\n"; // of these there are many
    }

    @Override
    public String done(Answer answer) {
        ObjectNode body = json.object();
        body.put("origin", answer.origin().label());
        if (answer.verification().checked()) {
            body.set("verification", json.verification(answer.verification()));
        }
        body.set("trace", json.trace(answer.trace()));
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
