package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.llm.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A chat completion request as OpenAI's clients send it.
 *
 * @param question the text of the last user message
 * @param history the messages before it
 * @param ignored names of fields that mean nothing here
 */
record ChatRequest(
        String model,
        String question,
        List<ChatMessage> history,
        Sampling sampling,
        boolean stream,
        boolean includeUsage,
        List<String> ignored) {
    private static final Set<String> ROLES =
            Set.of(ChatMessage.SYSTEM, "developer", ChatMessage.USER, ChatMessage.ASSISTANT, "tool", "function");

    static ChatRequest read(Fields fields, Questions questions) {
        String model = fields.text("model");
        Fields.check(model != null && !model.isBlank(), "model", "the name of the model, see /v1/models");
        List<ChatMessage> messages = messages(fields.raw("messages"));
        int last = lastUser(messages);
        boolean stream = fields.flag("stream");
        boolean includeUsage = includeUsage(fields.raw("stream_options"), stream);
        return new ChatRequest(
                model == null ? "" : model,
                questions.check("messages", messages.get(last).content()),
                messages.subList(0, last),
                sampling(fields),
                stream,
                includeUsage,
                fields.unknown());
    }

    private static Sampling sampling(Fields fields) {
        Integer maxTokens = fields.integer("max_tokens", 1, Integer.MAX_VALUE);
        Integer maxCompletionTokens = fields.integer("max_completion_tokens", 1, Integer.MAX_VALUE);
        return new Sampling(
                fields.number("temperature", 0, Sampling.MAX_TEMPERATURE),
                fields.number("top_p", 0, 1),
                maxCompletionTokens == null ? maxTokens : maxCompletionTokens,
                fields.texts("stop", Sampling.MAX_STOPS),
                fields.wholeNumber("seed"));
    }

    private static boolean includeUsage(JsonNode options, boolean stream) {
        if (options.isMissingNode()) {
            return false;
        }
        Fields.check(options.isObject() && stream, "stream_options", "an object, and only where stream is true");
        return new Fields(options).flag("include_usage");
    }

    private static List<ChatMessage> messages(JsonNode list) {
        Fields.check(list.isArray() && !list.isEmpty(), "messages", "a list with a message at least");
        List<ChatMessage> messages = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = "messages[" + i + "]";
            JsonNode message = list.get(i);
            Fields.check(message.isObject(), at, "an object with role and content");
            String role = message.path("role").asText("");
            Fields.check(ROLES.contains(role), at + ".role", "one of system, developer, user, assistant, tool");
            String content = content(at + ".content", message.path("content"));
            if (!content.isBlank() && !role.equals("tool") && !role.equals("function")) {
                messages.add(new ChatMessage(role.equals("developer") ? ChatMessage.SYSTEM : role, content));
            }
        }
        return messages;
    }

    private static String content(String at, JsonNode content) {
        if (content.isTextual() || content.isNull() || content.isMissingNode()) {
            return content.isNull() ? "" : content.asText("");
        }
        Fields.check(content.isArray(), at, "a string or a list of text parts");
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            boolean isText = part.path("type").asText("").equals("text")
                    && part.path("text").isTextual();
            Fields.check(isText, at, "text: other parts are not read");
            text.append(text.isEmpty() ? "" : "\n").append(part.path("text").asText());
        }
        return text.toString();
    }

    private static int lastUser(List<ChatMessage> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role().equals(ChatMessage.USER)) {
                return i;
            }
        }
        throw new ProblemException(
                Problem.ofField("empty-question", "messages", "no message of the role user has text"));
    }
}
