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
    private static final int MAX_SAID = 4096;
    private static final int UNKNOWN = 500;

    private LlmFailures() {}

    /** A refusal before any token. */
    static GenerateException ofStatus(URI server, int status, String body, ObjectMapper json) {
        return refused(
                status == 413 ? FailureKind.REJECTED : HttpFailures.kind(status),
                "llm server refused: server=" + server + " status=" + status + " reason=" + messageOf(body, json),
                status == 413 ? "prompt too long" : status == 401 || status == 403 ? "" : body);
    }

    /** An error event inside a stream that began with status 200. */
    static GenerateException ofEvent(URI server, JsonNode error) {
        int code = error.path("code").asInt(UNKNOWN);
        return refused(
                HttpFailures.kind(code < 400 ? UNKNOWN : code), // some servers number their errors their own way
                "llm server failed: server=" + server + " code=" + code + " reason=" + shorten(textOf(error)),
                error.toString());
    }

    private static GenerateException refused(FailureKind kind, String message, String said) {
        boolean tooLong = kind != FailureKind.OVERLOADED && Refusal.tooLong(said);
        return new GenerateException(
                tooLong ? FailureKind.REJECTED : kind,
                message,
                tooLong ? GenerateException.Cause.TOO_LONG : GenerateException.Cause.OTHER,
                said.substring(0, Math.min(MAX_SAID, said.length())));
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
