package dev.corpusmill.query.http;

/** A way in which a model server breaks. */
enum Fault {
    REFUSE,
    STATUS_500,
    STATUS_429,
    HANG_BEFORE_FIRST_BYTE,
    HANG_IN_MID_STREAM,
    TEN_TIMES_SLOWER,
    BROKEN_SSE,
    CUT,
    FLAPPING
}
