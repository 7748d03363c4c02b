package dev.corpusmill.testkit.milvus;

/** What may happen to a request on its way to Milvus and back. */
public enum Fault {
    /** It arrives and is answered. */
    NONE,
    /** The server says that too many requests come. */
    RATE_LIMIT,
    /** The server cannot be reached; the request never arrives. */
    UNAVAILABLE,
    /** The connection breaks after the server has carried the request out: nobody hears that it did. */
    REPLY_LOST,
    /** The same for all requests in flight: the TCP connections of all clients are closed. */
    CUT,
    /** The message is larger than the server takes; one of a row or two never is. */
    TOO_LARGE,
    /** The server answers late. */
    STALL
}
