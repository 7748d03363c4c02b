package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.llm.Sampling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A chat completion request as OpenAI's clients send it.
 *
 * @param question the last message of the user, checked
 * @param ignored names of fields and parts that mean nothing here
 */
record ChatRequest(
        String model, ChatMessages messages, String question, Sampling sampling, Output output, List<String> ignored) {
    /** How the answer is to be written. */
    record Output(boolean stream, boolean includeUsage, boolean sourceList) {}

    /** @param sourceList whether answers end with a list of their sources where a request does not say */
    static ChatRequest read(Fields fields, Questions questions, boolean sourceList) {
        String model = model(fields);
        ChatMessages messages = ChatMessages.read("messages", fields.raw("messages"));
        UnsupportedFields.refuse(fields);
        Output output = output(fields, sourceList);
        Sampling sampling = sampling(fields);
        List<String> ignored = new ArrayList<>(messages.leftOut());
        ignored.addAll(fields.unknown());
        return new ChatRequest(
                model, messages, questions.check("messages", messages.question()), sampling, output, ignored);
    }

    static String model(Fields fields) {
        String model = fields.text("model");
        Fields.check(model != null && !model.isBlank(), "model", "the name of the model, see /v1/models");
        return model == null ? "" : model;
    }

    static Output output(Fields fields, boolean sourceList) {
        boolean stream = fields.flag("stream");
        return new Output(
                stream,
                includeUsage(fields.raw("stream_options"), stream),
                fields.raw("source_list").isMissingNode() ? sourceList : fields.flag("source_list"));
    }

    static Sampling sampling(Fields fields) {
        Integer maxTokens = fields.integer("max_tokens", 1, Integer.MAX_VALUE);
        Integer maxCompletionTokens = fields.integer("max_completion_tokens", 1, Integer.MAX_VALUE);
        return new Sampling(
                fields.number("temperature", 0, Sampling.MAX_TEMPERATURE),
                fields.number("top_p", 0, 1),
                maxCompletionTokens == null ? maxTokens : maxCompletionTokens,
                fields.texts("stop", Sampling.MAX_STOPS),
                fields.wholeNumber("seed"),
                shape(fields.raw("response_format")));
    }

    /** A shape that only the model can give its text is passed on. */
    private static Map<String, JsonNode> shape(JsonNode format) {
        Map<String, JsonNode> passedOn = new HashMap<>();
        if (!format.isMissingNode()) {
            Fields.check(
                    format.isObject() && format.path("type").isTextual(), "response_format", "an object with a type");
            if (!format.path("type").asText().equals("text")) {
                passedOn.put("response_format", format);
            }
        }
        return passedOn;
    }

    private static boolean includeUsage(JsonNode options, boolean stream) {
        if (options.isMissingNode()) {
            return false;
        }
        Fields.check(options.isObject() && stream, "stream_options", "an object, and only where stream is true");
        return new Fields(options).flag("include_usage");
    }
}
