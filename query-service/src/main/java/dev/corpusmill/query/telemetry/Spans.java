package dev.corpusmill.query.telemetry;

import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.search.SearchResult.RouteReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the spans of a request when it has ended: one for itself, one for each step, one for each route of a search. */
final class Spans {
    private static final Pattern TRACE_PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");

    private final LongSupplier random;

    Spans(LongSupplier random) {
        this.random = random;
    }

    List<Span> of(RequestRecord request) {
        Matcher parent = TRACE_PARENT.matcher(request.head().traceParent());
        boolean child = parent.matches();
        String traceId = child ? parent.group(1) : hex(random.getAsLong()) + hex(random.getAsLong());
        long start = epochNanos(request.head().at());
        Span root = new Span(
                traceId,
                hex(random.getAsLong()),
                child ? parent.group(2) : "",
                request.head().method() + " " + request.head().endpoint(),
                true,
                start,
                start + request.nanos(),
                request.status() >= 500 || !request.outcome().problem().isEmpty(),
                attributes(request));
        List<Span> spans = new ArrayList<>(List.of(root));
        request.outcome().answer().ifPresent(answer -> steps(spans, root, answer));
        request.outcome().found().ifPresent(found -> routes(spans, root, found.routes()));
        return spans;
    }

    private void steps(List<Span> spans, Span root, Answer answer) {
        long at = root.startEpochNanos();
        for (Map.Entry<String, Long> step : answer.trace().millis().entrySet()) {
            long end = at + TimeUnit.MILLISECONDS.toNanos(step.getValue());
            Span span = part(root, step.getKey(), at, end, false);
            spans.add(span);
            if (step.getKey().equals("retrieve")) {
                routes(spans, span, answer.trace().routes());
            }
            at = end;
        }
    }

    private void routes(List<Span> spans, Span parent, List<RouteReport> reports) {
        for (RouteReport report : reports) {
            long end = parent.startEpochNanos() + TimeUnit.MILLISECONDS.toNanos(report.millis());
            boolean failed =
                    switch (report.state()) {
                        case OK, SKIPPED -> false;
                        case LATE, FAILED -> true;
                    };
            spans.add(part(parent, "route " + report.name(), parent.startEpochNanos(), end, failed));
        }
    }

    private Span part(Span parent, String name, long start, long end, boolean failed) {
        return new Span(
                parent.traceId(), hex(random.getAsLong()), parent.spanId(), name, false, start, end, failed, Map.of());
    }

    private static Map<String, String> attributes(RequestRecord request) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("http.request.method", request.head().method());
        attributes.put("http.route", request.head().endpoint());
        attributes.put("http.response.status_code", Integer.toString(request.status()));
        attributes.put("corpusmill.request", request.head().id());
        attributes.put("corpusmill.tenant", request.head().client().scope().tenant());
        if (!request.outcome().problem().isEmpty()) {
            attributes.put("error.type", request.outcome().problem());
        }
        request.outcome().answer().ifPresent(answer -> {
            attributes.put("corpusmill.origin", answer.origin().label());
            attributes.put("corpusmill.generation", answer.trace().generation());
        });
        return attributes;
    }

    private static long epochNanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    private static String hex(long value) {
        return HexFormat.of().toHexDigits(value == 0 ? 1 : value); // all zeros would be no id
    }
}
