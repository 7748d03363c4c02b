package dev.corpusmill.query.http;

/** How a streamed answer ended, as its client sees it. */
enum StreamOutcome {
    /** With all of its text and a finish reason. */
    WHOLE,
    /** With an error event after some of the text. */
    FAILED,
    /** The client did not wait for the end. */
    LEFT,
    /** No model wrote; the documents were quoted. */
    QUOTED,
    /** With an error instead of any text. */
    REFUSED,
    /** Without an error, but with text missing. */
    SHORT,
    /** With text that is not the server's, like a token sent twice. */
    REPEATED
}
