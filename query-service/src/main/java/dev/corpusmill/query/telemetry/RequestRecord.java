package dev.corpusmill.query.telemetry;

/**
 * One completed request, as query log, metrics and traces see it.
 *
 * @param nanos from its first line until its response was complete
 */
public record RequestRecord(RequestHead head, RequestOutcome outcome, int status, long nanos) {}
