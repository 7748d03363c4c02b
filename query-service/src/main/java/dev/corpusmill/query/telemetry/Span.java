package dev.corpusmill.query.telemetry;

import java.util.Map;

/**
 * A stretch of time in a trace, as OTLP has it. Ids are hex; an empty parent means that it has none.
 *
 * @param server whether it is a request that came in; else a part of one
 */
record Span(
        String traceId,
        String spanId,
        String parentId,
        String name,
        boolean server,
        long startEpochNanos,
        long endEpochNanos,
        boolean failed,
        Map<String, String> attributes) {
    Span {
        attributes = Map.copyOf(attributes);
    }
}
