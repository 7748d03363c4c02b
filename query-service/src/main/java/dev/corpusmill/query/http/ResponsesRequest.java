package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.llm.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of OpenAI's responses API.
 *
 * @param previous id of the response whose conversation goes on; empty where none does
 * @param store whether a later request may go on with this one
 * @param echo fields that the response repeats
 */
record ResponsesRequest(
        String model,
        String question,
        List<ChatMessage> history,
        String previous,
        boolean store,
        Sampling sampling,
        ChatRequest.Output output,
        ObjectNode echo,
        List<String> ignored) {
    static ResponsesRequest read(Fields fields, Questions questions, boolean sourceList) {
        String model = ChatRequest.model(fields);
        ChatMessages messages = messages(fields.raw("input"));
        String instructions = fields.text("instructions");
        List<ChatMessage> history = new ArrayList<>();
        if (instructions != null && !instructions.isBlank()) {
            history.add(new ChatMessage(ChatMessage.SYSTEM, instructions));
        }
        history.addAll(messages.history());
        UnsupportedFields.refuse(fields);
        UnsupportedFields.refuse(
                fields.flag("background"), "background", "responses are not written in the background");
        UnsupportedFields.refuse(
                !fields.raw("conversation").isMissingNode(), "conversation", "use previous_response_id");
        String previous = fields.text("previous_response_id");
        boolean store = fields.raw("store").isMissingNode() || fields.flag("store");
        Sampling sampling = sampling(fields);
        boolean list = fields.raw("source_list").isMissingNode() ? sourceList : fields.flag("source_list");
        ChatRequest.Output output = new ChatRequest.Output(fields.flag("stream"), false, list);
        ObjectNode echo = echo(fields, instructions, sampling);
        List<String> ignored = new ArrayList<>(messages.leftOut());
        ignored.addAll(fields.unknown());
        return new ResponsesRequest(
                model,
                questions.check("input", messages.question()),
                history,
                previous == null ? "" : previous,
                store,
                sampling,
                output,
                echo,
                ignored);
    }

    private static ChatMessages messages(JsonNode input) {
        return input.isTextual()
                ? new ChatMessages(input.asText(), List.of(), List.of())
                : ChatMessages.read("input", input);
    }

    private static Sampling sampling(Fields fields) {
        JsonNode format = fields.raw("text").path("format");
        boolean shaped =
                format.isObject() && !format.path("type").asText("text").equals("text");
        return new Sampling(
                fields.number("temperature", 0, Sampling.MAX_TEMPERATURE),
                fields.number("top_p", 0, 1),
                fields.integer("max_output_tokens", 1, Integer.MAX_VALUE),
                List.of(),
                null,
                shaped ? Map.of("response_format", chatFormat(format)) : Map.of());
    }

    /** Chat completions have the same one level deeper. */
    private static JsonNode chatFormat(JsonNode format) {
        if (!format.path("type").asText().equals("json_schema")) {
            return format;
        }
        ObjectNode schema = format.deepCopy();
        schema.remove("type");
        ObjectNode chat = JsonNodeFactory.instance.objectNode().put("type", "json_schema");
        chat.set("json_schema", schema);
        return chat;
    }

    private static ObjectNode echo(Fields fields, @Nullable String instructions, Sampling sampling) {
        ObjectNode echo = JsonNodeFactory.instance.objectNode();
        JsonNode metadata = fields.raw("metadata");
        Fields.check(metadata.isMissingNode() || metadata.isObject(), "metadata", "an object");
        echo.set("metadata", metadata.isObject() ? metadata : JsonNodeFactory.instance.objectNode());
        echo.put("instructions", instructions);
        echo.put("temperature", sampling.temperature());
        echo.put("top_p", sampling.topP());
        echo.put("max_output_tokens", sampling.maxTokens());
        JsonNode text = fields.raw("text");
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        plain.putObject("format").put("type", "text");
        echo.set("text", text.path("format").isObject() ? text : plain);
        return echo;
    }
}
