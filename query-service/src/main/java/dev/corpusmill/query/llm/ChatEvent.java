package dev.corpusmill.query.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.llm.Completion.Usage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the JSON of chat completions in each of the shapes that servers give them. */
final class ChatEvent {
    private static final Set<String> NO_REASON = Set.of("", "null", "none", "nil");

    private ChatEvent() {}

    /** The error that an event or a body tells of; empty where it is none. */
    static Optional<JsonNode> error(JsonNode event) {
        if (event.hasNonNull("error")) {
            return Optional.of(event.get("error"));
        }
        boolean bare = event.path("object").asText("").equals("error");
        return bare ? Optional.of(event) : Optional.empty();
    }

    /** The text of a delta or message, a string or a list of parts; empty where there is none. */
    static String content(JsonNode message) {
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        if (content.isArray()) {
            for (JsonNode part : content) {
                boolean said =
                        part.isTextual() || !part.path("type").asText("text").contains("think");
                text.append(said ? part.isTextual() ? part.asText() : textOf(part) : "");
            }
        } else if (content.isObject()) {
            text.append(textOf(content));
        }
        return text.toString();
    }

    private static String textOf(JsonNode part) {
        JsonNode text = part.path("text");
        return text.isObject() ? text.path("value").asText("") : text.isTextual() ? text.asText() : "";
    }

    /** Whether there are thoughts in a field of their own. */
    static boolean thinks(JsonNode message) {
        return !message.path("reasoning_content").asText("").isEmpty()
                || !message.path("reasoning").asText("").isEmpty();
    }

    /** Why a choice ends; some servers write an empty text, or the word null, where it does not. */
    static Optional<String> finishReason(JsonNode choice) {
        JsonNode reason = choice.path("finish_reason");
        boolean ends = reason.isTextual()
                && !NO_REASON.contains(reason.asText().strip().toLowerCase(Locale.ROOT));
        return ends ? Optional.of(reason.asText()) : Optional.empty();
    }

    static Optional<Usage> usage(JsonNode event) {
        JsonNode usage = event.path("usage");
        return usage.isObject()
                ? Optional.of(new Usage(
                        usage.path("prompt_tokens").asInt(),
                        usage.path("completion_tokens").asInt()))
                : Optional.empty();
    }
}
