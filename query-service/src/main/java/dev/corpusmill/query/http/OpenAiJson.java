package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.llm.Completion.Usage;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerOrigin;
import dev.corpusmill.query.pipeline.Citation;
import java.util.List;

/** One answer in OpenAI's format, whole or as chunks; citations, origin and trace are fields of ours beside theirs. */
final class OpenAiJson implements AnswerFormat {
    private static final String CONTENT = "\"content\":"; // nowhere else: quotes in values are escaped
    private static final String DONE = "data: [DONE]\n\n";

    private final ResponseJson json;
    private final Problems problems;
    private final Head head;
    private final ChatRequest.Output output;
    private final String tokenBefore;
    private final String tokenAfter;

    /** What all chunks of one answer share. */
    record Head(String id, long createdSeconds, String model) {}

    OpenAiJson(ResponseJson json, Problems problems, Head head, ChatRequest.Output output) {
        this.json = json;
        this.problems = problems;
        this.head = head;
        this.output = output;
        ObjectNode token = chunk("");
        delta(token).put("content", "");
        String data = data(token);
        int content = data.indexOf(CONTENT) + CONTENT.length();
        this.tokenBefore = data.substring(0, content);
        this.tokenAfter = data.substring(content + 2);
    }

    @Override
    public ObjectNode whole(Answer answer) {
        ObjectNode body = object("chat.completion");
        ObjectNode choice = body.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", answer.text() + sources(answer))
                .putNull("refusal");
        choice.putNull("logprobs");
        choice.put("finish_reason", OpenAiCounts.finishReason(answer));
        body.set("usage", usage(answer));
        body.set("citations", json.citations(answer.citations(), answer.verification()));
        body.put("origin", answer.origin().label());
        if (answer.verification().checked()) {
            body.set("verification", json.verification(answer.verification()));
        }
        body.set("trace", json.trace(answer.trace()));
        return body;
    }

    @Override
    public String begin(AnswerOrigin origin, List<Citation> citations) {
        ObjectNode chunk = chunk("");
        delta(chunk).put("role", "assistant").put("content", "");
        chunk.set("citations", json.citations(citations));
        chunk.put("origin", origin.label());
        return data(chunk);
    }

    @Override
    public String token(String text) {
        return tokenBefore + ResponseJson.quoted(text) + tokenAfter;
    }

    @Override
    public String done(Answer answer) {
        ObjectNode chunk = chunk(OpenAiCounts.finishReason(answer));
        if (answer.verification().checked()) {
            chunk.set("verification", json.verification(answer.verification()));
        }
        chunk.set("trace", json.trace(answer.trace()));
        String sources = sources(answer);
        String last = (sources.isEmpty() ? "" : token(sources)) + data(chunk);
        if (output.includeUsage()) {
            ObjectNode counted = object("chat.completion.chunk");
            counted.putArray("choices");
            counted.set("usage", usage(answer));
            last += data(counted);
        }
        return last + DONE;
    }

    @Override
    public String error(Problem problem) {
        return data(problems.openAi(problem)) + DONE;
    }

    private ObjectNode object(String kind) {
        ObjectNode body = json.object();
        body.put("id", head.id());
        body.put("object", kind);
        body.put("created", head.createdSeconds());
        body.put("model", head.model());
        return body;
    }

    private ObjectNode chunk(String finishReason) {
        ObjectNode body = object("chat.completion.chunk");
        ObjectNode choice = body.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("delta");
        choice.putNull("logprobs");
        choice.put("finish_reason", finishReason.isEmpty() ? null : finishReason);
        if (output.includeUsage()) {
            body.putNull("usage"); // as OpenAI does: null in each chunk but the last
        }
        return body;
    }

    private String sources(Answer answer) {
        return output.sourceList() ? SourceList.of(answer) : "";
    }

    private static ObjectNode delta(ObjectNode chunk) {
        return (ObjectNode) chunk.path("choices").path(0).path("delta");
    }

    private ObjectNode usage(Answer answer) {
        Usage usage = OpenAiCounts.usage(answer);
        return json.object()
                .put("prompt_tokens", usage.promptTokens())
                .put("completion_tokens", usage.completionTokens())
                .put("total_tokens", usage.promptTokens() + usage.completionTokens());
    }

    private static String data(ObjectNode body) {
        return "data: " + body + "\n\n";
    }
}
