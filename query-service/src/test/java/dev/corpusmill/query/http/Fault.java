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
    FLAPPING,
    REFUSES_STREAMS_WITH_503,
    REFUSES_STREAMS_WITH_AN_EVENT,
    THINKS_APART,
    THINKS_IN_ITS_TEXT,
    EMPTY_FINISH_REASONS,
    STAYS_OPEN
}
