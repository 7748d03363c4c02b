package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.llm.Completion.Usage;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerOrigin;
import dev.corpusmill.query.pipeline.Citation;
import java.util.List;

/** One answer in the format of OpenAI's older completions, whole or as chunks. */
final class CompletionJson implements AnswerFormat {
    private static final String DONE = "data: [DONE]\n\n";

    private final ResponseJson json;
    private final Problems problems;
    private final OpenAiJson.Head head;
    private final ChatRequest.Output output;

    CompletionJson(ResponseJson json, Problems problems, OpenAiJson.Head head, ChatRequest.Output output) {
        this.json = json;
        this.problems = problems;
        this.head = head;
        this.output = output;
    }

    @Override
    public ObjectNode whole(Answer answer) {
        ObjectNode body = object(answer.text() + sources(answer), OpenAiCounts.finishReason(answer));
        body.set("usage", usage(answer));
        body.set("citations", json.citations(answer.citations(), answer.verification()));
        ours(body, answer);
        return body;
    }

    @Override
    public String begin(AnswerOrigin origin, List<Citation> citations) {
        ObjectNode chunk = object("", "");
        chunk.set("citations", json.citations(citations));
        chunk.put("origin", origin.label());
        return data(chunk);
    }

    @Override
    public String token(String text) {
        return data(object(text, ""));
    }

    @Override
    public String done(Answer answer) {
        String sources = sources(answer);
        ObjectNode last = object("", OpenAiCounts.finishReason(answer));
        ours(last, answer);
        String events = (sources.isEmpty() ? "" : token(sources)) + data(last);
        if (output.includeUsage()) {
            ObjectNode counted = object("", "");
            counted.putArray("choices");
            counted.set("usage", usage(answer));
            events += data(counted);
        }
        return events + DONE;
    }

    @Override
    public String error(Problem problem) {
        return data(problems.openAi(problem)) + DONE;
    }

    private void ours(ObjectNode body, Answer answer) {
        body.put("origin", answer.origin().label());
        if (answer.verification().checked()) {
            body.set("verification", json.verification(answer.verification()));
        }
        body.set("trace", json.trace(answer.trace()));
    }

    private String sources(Answer answer) {
        return output.sourceList() ? SourceList.of(answer) : "";
    }

    private ObjectNode object(String text, String finishReason) {
        ObjectNode body = json.object();
        body.put("id", head.id());
        body.put("object", "text_completion");
        body.put("created", head.createdSeconds());
        body.put("model", head.model());
        ObjectNode choice = body.putArray("choices").addObject();
        choice.put("index", 0).put("text", text).putNull("logprobs");
        choice.put("finish_reason", finishReason.isEmpty() ? null : finishReason);
        return body;
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
