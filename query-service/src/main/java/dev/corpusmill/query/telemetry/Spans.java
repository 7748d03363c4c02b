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

    List<Span> of(RequestRecord account) {
        Matcher parent = TRACE_PARENT.matcher(account.traceParent());
        boolean child = parent.matches();
        String traceId = child ? parent.group(1) : hex(random.getAsLong()) + hex(random.getAsLong());
        long start = epochNanos(account.at());
        Span root = new Span(
                traceId,
                hex(random.getAsLong()),
                child ? parent.group(2) : "",
                account.method() + " " + account.endpoint(),
                true,
                start,
                start + account.nanos(),
                account.status() >= 500 || !account.problem().isEmpty(),
                attributes(account));
        List<Span> spans = new ArrayList<>(List.of(root));
        account.answer().ifPresent(answer -> steps(spans, root, answer));
        account.found().ifPresent(found -> routes(spans, root, found.routes()));
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

    private static Map<String, String> attributes(RequestRecord account) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("http.request.method", account.method());
        attributes.put("http.route", account.endpoint());
        attributes.put("http.response.status_code", Integer.toString(account.status()));
        attributes.put("corpusmill.request", account.requestId());
        attributes.put("corpusmill.tenant", account.caller().scope().tenant());
        if (!account.problem().isEmpty()) {
            attributes.put("error.type", account.problem());
        }
        account.answer().ifPresent(answer -> {
            attributes.put("corpusmill.route", answer.route().label());
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
