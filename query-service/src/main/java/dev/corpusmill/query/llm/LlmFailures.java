package dev.corpusmill.query.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.call.HttpFailures;
import dev.corpusmill.query.concurrent.Futures;
import java.net.ConnectException;
import java.net.URI;

/** Classifies what OpenAI-compatible servers say when they fail. */
final class LlmFailures {
    private static final int MAX_MESSAGE = 300;
    private static final int UNKNOWN = 500;

    private LlmFailures() {}

    /** A refusal before any token. */
    static GenerateException ofStatus(URI server, int status, String body, ObjectMapper json) {
        return new GenerateException(
                HttpFailures.kind(status),
                "llm server refused: server=" + server + " status=" + status + " reason=" + messageOf(body, json));
    }

    /** An error event inside a stream that began with status 200. */
    static GenerateException ofEvent(URI server, JsonNode error) {
        int code = error.path("code").asInt(UNKNOWN);
        return new GenerateException(
                HttpFailures.kind(code < 400 ? UNKNOWN : code), // some servers number their errors their own way
                "llm server failed: server=" + server + " code=" + code + " reason=" + shorten(textOf(error)));
    }

    /** A connection that was refused or broke. */
    static GenerateException ofConnection(URI server, Throwable failure) {
        Throwable cause = Futures.cause(failure);
        if (cause instanceof GenerateException known) {
            return known;
        }
        return new GenerateException(
                FailureKind.TRANSIENT,
                "llm server not reached: server=" + server + " reason=" + reasonOf(cause),
                cause);
    }

    /** The client's exceptions for a refused connection have no message. */
    private static String reasonOf(Throwable cause) {
        return cause instanceof ConnectException && cause.getMessage() == null
                ? "connection refused"
                : ClassifiedException.reasonOf(cause);
    }

    /** Error bodies come as {@code {"error":{"message":…}}}, {@code {"error":"…"}}, {@code {"detail":"…"}} or text. */
    private static String messageOf(String body, ObjectMapper json) {
        try {
            JsonNode tree = json.readTree(body);
            return shorten(textOf(tree.has("error") ? tree.get("error") : tree.path("detail")));
        } catch (JsonProcessingException notJson) {
            return shorten(body); // a proxy's page, quoted as it is
        }
    }

    private static String textOf(JsonNode error) {
        if (error.isTextual()) {
            return error.asText();
        }
        return error.has("message") ? error.get("message").asText() : error.toString();
    }

    private static String shorten(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
    }
}
