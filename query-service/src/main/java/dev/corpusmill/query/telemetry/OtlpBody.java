package dev.corpusmill.query.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON encoding of an OTLP export request: 64-bit numbers are strings, ids are hex. */
final class OtlpBody {
    private static final int KIND_INTERNAL = 1;
    private static final int KIND_SERVER = 2;
    private static final int STATUS_ERROR = 2;

    private OtlpBody() {}

    static String write(ObjectMapper json, List<Span> spans) {
        ObjectNode body = json.createObjectNode();
        ObjectNode resource = body.putArray("resourceSpans").addObject();
        attribute(resource.putObject("resource").putArray("attributes"), "service.name", "corpusmill");
        ObjectNode scope = resource.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", "dev.corpusmill.query");
        ArrayNode list = scope.putArray("spans");
        spans.forEach(span -> write(list.addObject(), span));
        return body.toString();
    }

    private static void write(ObjectNode body, Span span) {
        body.put("traceId", span.traceId()).put("spanId", span.spanId());
        if (!span.parentId().isEmpty()) {
            body.put("parentSpanId", span.parentId());
        }
        body.put("name", span.name()).put("kind", span.server() ? KIND_SERVER : KIND_INTERNAL);
        body.put("startTimeUnixNano", Long.toString(span.startEpochNanos()));
        body.put("endTimeUnixNano", Long.toString(span.endEpochNanos()));
        ArrayNode attributes = body.putArray("attributes");
        span.attributes().forEach((key, value) -> attribute(attributes, key, value));
        if (span.failed()) {
            body.putObject("status").put("code", STATUS_ERROR);
        }
    }

    private static void attribute(ArrayNode attributes, String key, String value) {
        attributes.addObject().put("key", key).putObject("value").put("stringValue", value);
    }
}
