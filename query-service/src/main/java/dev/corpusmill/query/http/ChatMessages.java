package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.chat.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The messages of a request as OpenAI's clients send them, as text. What has no text is left out of earlier messages; the
 * question itself must be text, because a picture would change what it means.
 *
 * @param question the text of the last user message
 * @param history the messages before it
 * @param leftOut places of what was left out
 */
record ChatMessages(String question, List<ChatMessage> history, List<String> leftOut) {
    private static final Set<String> ROLES =
            Set.of(ChatMessage.SYSTEM, "developer", ChatMessage.USER, ChatMessage.ASSISTANT, "tool", "function");
    private static final Set<String> TEXT_PARTS = Set.of("text", "input_text", "output_text");
    private static final int MAX_NAMED = 20;

    /** @param field that holds the list */
    static ChatMessages read(String field, JsonNode list) {
        Fields.check(list.isArray() && !list.isEmpty(), field, "a list with a message at least");
        List<String> leftOut = new ArrayList<>();
        List<ChatMessage> messages = new ArrayList<>();
        int lastUser = lastUser(list);
        int question = -1;
        for (int i = 0; i < list.size(); i++) {
            String at = field + "[" + i + "]";
            JsonNode message = list.get(i);
            Fields.check(message.isObject(), at, "an object with role and content");
            if (!message.path("type").asText("message").equals("message")) {
                leftOut.add(at); // of the responses API: calls of tools, thoughts, references
                continue;
            }
            String role = message.path("role").asText("");
            Fields.check(ROLES.contains(role), at + ".role", "one of system, developer, user, assistant, tool");
            boolean asked = i == lastUser;
            String text = text(at + ".content", message, asked, leftOut);
            if (role.equals("tool") || role.equals("function")) {
                leftOut.add(at);
            } else if (!text.isBlank()) {
                question = asked ? messages.size() : question;
                messages.add(new ChatMessage(role.equals("developer") ? ChatMessage.SYSTEM : role, text));
            }
        }
        if (question < 0) {
            throw new ProblemException(
                    Problem.ofField("empty-question", field, "no message of the role user has text"));
        }
        return new ChatMessages(
                messages.get(question).content(),
                List.copyOf(messages.subList(0, question)),
                leftOut.stream().limit(MAX_NAMED).toList());
    }

    /** The last message of a user that has any text; the last of all where none has. */
    private static int lastUser(JsonNode list) {
        int last = -1;
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("role").asText("").equals(ChatMessage.USER)) {
                last = i;
            }
        }
        return last;
    }

    private static String text(String at, JsonNode message, boolean asked, List<String> leftOut) {
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return content.asText();
        }
        if (content.isNull() || content.isMissingNode()) {
            return message.path("refusal").asText("");
        }
        Fields.check(content.isArray(), at, "a string or a list of text parts");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < content.size(); i++) {
            String part = textOf(content.get(i));
            if (part.isEmpty() && !TEXT_PARTS.contains(typeOf(content.get(i)))) {
                Fields.check(!asked, at, "text: other parts are not read");
                leftOut.add(at + "[" + i + "]");
            }
            text.append(text.isEmpty() || part.isEmpty() ? "" : "\n").append(part);
        }
        return text.toString();
    }

    private static String typeOf(JsonNode part) {
        return part.path("type").asText("");
    }

    private static String textOf(JsonNode part) {
        if (part.isTextual()) {
            return part.asText();
        }
        String type = typeOf(part);
        return TEXT_PARTS.contains(type) && part.path("text").isTextual()
                ? part.path("text").asText()
                : type.equals("refusal") ? part.path("refusal").asText("") : "";
    }
}
