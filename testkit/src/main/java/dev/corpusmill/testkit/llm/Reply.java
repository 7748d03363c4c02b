package dev.corpusmill.testkit.llm;

import java.time.Duration;
import java.util.List;

/**
 * What a {@link FakeVllm} does with one chat completion.
 *
 * @param status other than 200 sends {@code errorMessage} in an error body
 * @param tokens of the answer
 * @param beforeFirst how long the request waits before its first token; headers go out at once, as vLLM's do
 * @param betweenTokens how long each further token takes
 * @param end what comes behind the tokens
 * @param finishReason where the answer ends well
 * @param thoughts in a field of their own before the tokens, as with a reasoning parser
 * @param form other than vLLM's, as some other servers have it
 */
public record Reply(
        int status,
        List<String> tokens,
        Duration beforeFirst,
        Duration betweenTokens,
        End end,
        String finishReason,
        int errorCode,
        String errorMessage,
        List<String> thoughts,
        Form form) {
    /** How an answer ends. */
    public enum End {
        /** With a finish reason, usage where asked for, and {@code [DONE]}. */
        WELL,
        /** With a finish reason, and then nothing on an open socket. */
        OPEN,
        /** With {@code [DONE]}, but without any finish reason. */
        UNFINISHED,
        /** With an error event under status 200, then {@code [DONE]}. */
        ERROR_EVENT,
        /** With a closed connection, the body without its last chunk. */
        CUT,
        /** Not at all: the socket stays open and nothing comes any more. */
        SILENCE,
        /** With an event that is not JSON. */
        GARBAGE,
        /** With a closed connection before the first byte of a response. */
        HANG_UP,
        /** Not even headers come: the socket stays open. */
        HANG,
        /** With events that have no text, without end. */
        EMPTY_FLOOD,
        /** With events of half a megabyte, without end. */
        HUGE_FLOOD,
        /** With more lines of the response's head than clients take, then a closed connection. */
        HEADER_FLOOD,
        /** With the body of an error, without end. */
        ERROR_FLOOD
    }

    /** How tokens are written. */
    public enum Form {
        /** As vLLM does. */
        PLAIN,
        /** Each chunk has an empty finish reason. */
        EMPTY_REASONS,
        /** The content is a list of parts. */
        PARTS,
        /** The answer comes in one piece although a stream was asked for. */
        WHOLE
    }

    public Reply {
        tokens = List.copyOf(tokens);
        thoughts = List.copyOf(thoughts);
    }

    /** A whole answer. */
    public static Reply text(String... tokens) {
        return new Reply(
                200, List.of(tokens), Duration.ZERO, Duration.ZERO, End.WELL, "stop", 0, "", List.of(), Form.PLAIN);
    }

    /** A refusal before any token. */
    public static Reply status(int status, String message) {
        return new Reply(
                status,
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                End.WELL,
                "stop",
                status,
                message,
                List.of(),
                Form.PLAIN);
    }

    /** A connection closed without a response. */
    public static Reply hangUp() {
        return text().ending(End.HANG_UP);
    }

    /** An open connection on which nothing ever comes. */
    public static Reply hang() {
        return text().ending(End.HANG);
    }

    /** The same tokens with another finish reason. */
    public Reply finishing(String newFinishReason) {
        return new Reply(
                status,
                tokens,
                beforeFirst,
                betweenTokens,
                end,
                newFinishReason,
                errorCode,
                errorMessage,
                thoughts,
                form);
    }

    /** The same tokens with another end. */
    public Reply ending(End newEnd) {
        return new Reply(
                status,
                tokens,
                beforeFirst,
                betweenTokens,
                newEnd,
                finishReason,
                errorCode,
                errorMessage,
                thoughts,
                form);
    }

    /** The same tokens, ended by an error event. */
    public Reply failing(int code, String message) {
        return new Reply(
                status,
                tokens,
                beforeFirst,
                betweenTokens,
                End.ERROR_EVENT,
                finishReason,
                code,
                message,
                thoughts,
                form);
    }

    /** The same tokens, slower. */
    public Reply slow(Duration newBeforeFirst, Duration newBetweenTokens) {
        return new Reply(
                status,
                tokens,
                newBeforeFirst,
                newBetweenTokens,
                end,
                finishReason,
                errorCode,
                errorMessage,
                thoughts,
                form);
    }

    /** The same tokens after thoughts. */
    public Reply thinking(String... newThoughts) {
        return new Reply(
                status,
                tokens,
                beforeFirst,
                betweenTokens,
                end,
                finishReason,
                errorCode,
                errorMessage,
                List.of(newThoughts),
                form);
    }

    /** The same tokens in another form. */
    public Reply in(Form newForm) {
        return new Reply(
                status,
                tokens,
                beforeFirst,
                betweenTokens,
                end,
                finishReason,
                errorCode,
                errorMessage,
                thoughts,
                newForm);
    }
}
