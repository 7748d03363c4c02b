package dev.corpusmill.query.llm;

import java.util.Optional;

/**
 * How a generation ended well.
 *
 * @param finishReason the server's: {@code stop}, {@code length}, …
 * @param server base of the server's API; for the log, not for the client
 * @param model the server's name of the model
 * @param usage tokens as the server counted them; empty where it does not say
 * @param thoughtApart whether thoughts came in a field of their own
 * @param firstTokenMillis from the call to the first token, retries included; 0 if it was not measured
 * @param millis from the call to the end
 */
public record Completion(
        String finishReason,
        String server,
        String model,
        Optional<Usage> usage,
        boolean thoughtApart,
        long firstTokenMillis,
        long millis) {
    /** Tokens read and written. */
    public record Usage(int promptTokens, int completionTokens) {}

    /** A completion without thoughts. */
    public Completion(
            String finishReason,
            String server,
            String model,
            Optional<Usage> usage,
            long firstTokenMillis,
            long millis) {
        this(finishReason, server, model, usage, false, firstTokenMillis, millis);
    }

    Completion timed(long newFirstTokenMillis, long newMillis) {
        return new Completion(finishReason, server, model, usage, thoughtApart, newFirstTokenMillis, newMillis);
    }
}
