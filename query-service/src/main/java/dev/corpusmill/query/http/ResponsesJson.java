package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.llm.Completion.Usage;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerOrigin;
import dev.corpusmill.query.pipeline.Citation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One answer in the format of OpenAI's responses, whole or as numbered events. For one answer, in its order. */
final class ResponsesJson implements AnswerFormat {
    private final ResponseJson json;
    private final OpenAiJson.Head head;
    private final ResponsesRequest request;
    private final StringBuilder text = new StringBuilder();
    private int sequence;
    private boolean begun;

    ResponsesJson(ResponseJson json, OpenAiJson.Head head, ResponsesRequest request) {
        this.json = json;
        this.head = head;
        this.request = request;
    }

    @Override
    public ObjectNode whole(Answer answer) {
        return response(status(answer), answer, answer.text() + sources(answer));
    }

    @Override
    public synchronized String begin(AnswerOrigin origin, List<Citation> citations) {
        begun = true;
        ObjectNode created = response("in_progress", null, "");
        created.set("citations", json.citations(citations));
        created.put("origin", origin.label());
        String events = data(event("response.created").set("response", created))
                + data(event("response.in_progress").set("response", response("in_progress", null, "")));
        ObjectNode added = event("response.output_item.added").put("output_index", 0);
        added.set("item", item("in_progress", null));
        return events + data(added) + data(part("response.content_part.added").set("part", content("")));
    }

    @Override
    public synchronized String token(String token) {
        text.append(token);
        ObjectNode delta = part("response.output_text.delta").put("delta", token);
        delta.putArray("logprobs");
        return data(delta);
    }

    @Override
    public synchronized String done(Answer answer) {
        StringBuilder events = new StringBuilder(begun ? "" : begin(answer.origin(), answer.citations()));
        String sources = sources(answer);
        if (!sources.isEmpty()) {
            events.append(token(sources));
        }
        String all = text.toString();
        ObjectNode done = part("response.output_text.done").put("text", all);
        done.putArray("logprobs");
        events.append(data(done));
        events.append(data(part("response.content_part.done").set("part", content(all))));
        ObjectNode itemDone = event("response.output_item.done").put("output_index", 0);
        String status = status(answer);
        itemDone.set("item", item(status, all));
        events.append(data(itemDone));
        return events + data(event("response." + status).set("response", response(status, answer, all)));
    }

    @Override
    public synchronized String error(Problem problem) {
        ObjectNode error = event("error");
        error.put("code", problem.code().replace('-', '_'));
        error.put("message", problem.detail());
        error.put("param", problem.field().isEmpty() ? null : problem.field());
        return data(error);
    }

    private String sources(Answer answer) {
        return request.output().sourceList() ? SourceList.of(answer) : "";
    }

    private static String status(Answer answer) {
        return OpenAiCounts.finishReason(answer).equals("stop") ? "completed" : "incomplete";
    }

    private ObjectNode event(String type) {
        return json.object().put("type", type).put("sequence_number", sequence++);
    }

    private ObjectNode part(String type) {
        return event(type).put("item_id", itemId()).put("output_index", 0).put("content_index", 0);
    }

    private String itemId() {
        return head.id().replace("resp_", "msg_");
    }

    private ObjectNode content(String content) {
        ObjectNode part = json.object().put("type", "output_text").put("text", content);
        part.putArray("annotations");
        part.putArray("logprobs");
        return part;
    }

    private ObjectNode item(String status, @Nullable String content) {
        ObjectNode item = json.object()
                .put("id", itemId())
                .put("type", "message")
                .put("status", status)
                .put("role", "assistant");
        item.putArray("content");
        if (content != null) {
            item.withArray("content").add(content(content));
        }
        return item;
    }

    private ObjectNode response(String status, @Nullable Answer answer, String content) {
        ObjectNode body = json.object();
        body.put("id", head.id());
        body.put("object", "response");
        body.put("created_at", head.createdSeconds());
        body.put("status", status);
        body.putNull("error");
        body.putNull("incomplete_details");
        body.put("model", head.model());
        body.setAll(request.echo());
        body.put("previous_response_id", request.previous().isEmpty() ? null : request.previous());
        body.put("store", request.store());
        body.put("parallel_tool_calls", false);
        body.put("tool_choice", "none");
        body.putArray("tools");
        body.put("truncation", "disabled");
        body.putArray("output");
        body.putNull("usage");
        if (answer != null) {
            body.withArray("output").add(item(status, content));
            ended(body, answer);
        }
        return body;
    }

    private void ended(ObjectNode body, Answer answer) {
        String reason = OpenAiCounts.finishReason(answer);
        if (!reason.equals("stop")) {
            body.putObject("incomplete_details").put("reason", reason.equals("length") ? "max_output_tokens" : reason);
        }
        Usage usage = OpenAiCounts.usage(answer);
        ObjectNode counts = body.putObject("usage");
        counts.put("input_tokens", usage.promptTokens());
        counts.putObject("input_tokens_details").put("cached_tokens", 0).put("cache_write_tokens", 0);
        counts.put("output_tokens", usage.completionTokens());
        counts.putObject("output_tokens_details").put("reasoning_tokens", 0);
        counts.put("total_tokens", usage.promptTokens() + usage.completionTokens());
        body.set("citations", json.citations(answer.citations(), answer.verification()));
        body.put("origin", answer.origin().label());
        if (answer.verification().checked()) {
            body.set("verification", json.verification(answer.verification()));
        }
        body.set("trace", json.trace(answer.trace()));
    }

    private static String data(ObjectNode body) {
        return "event: " + body.path("type").asText() + "\ndata: " + body + "\n\n";
    }
}
