package dev.corpusmill.query.load;

/**
 * How one request went. Times are from when it was due, not from when it could be sent: a server that holds up the
 * requests behind a slow one is not let off (coordinated omission).
 *
 * @param outcome {@code ok}, or the kind of failure in lower case
 * @param firstNanos to the first token; to the end where there was none
 * @param nanos to the end
 */
record Sample(String outcome, long firstNanos, long nanos, int promptTokens, int tokens) {
    static final String OK = "ok";

    boolean succeeded() {
        return outcome.equals(OK);
    }
}
