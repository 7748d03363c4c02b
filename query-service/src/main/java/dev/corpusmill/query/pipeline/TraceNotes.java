package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.search.SearchResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Collects the trace of one request. Steps of a request follow each other, on whatever thread. */
final class TraceNotes {
    private final LongSupplier nanoTime;
    private final List<String> ignored;
    private final Map<String, Long> millis = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private long stepNanos;

    TraceNotes(LongSupplier nanoTime, List<String> ignored) {
        this.nanoTime = nanoTime;
        this.ignored = ignored;
        this.stepNanos = nanoTime.getAsLong();
    }

    /** Ends a step: what passed since the last one ended was its time. */
    synchronized void step(String name) {
        long now = nanoTime.getAsLong();
        millis.merge(name, TimeUnit.NANOSECONDS.toMillis(now - stepNanos), Long::sum);
        stepNanos = now;
    }

    synchronized void note(String note) {
        notes.add(note);
    }

    synchronized void notes(List<String> more) {
        notes.addAll(more);
    }

    synchronized Trace trace(String question, SearchResult found, Optional<Completion> completion) {
        return new Trace(
                question,
                found.generation(),
                found.revision(),
                found.routes(),
                found.postProcessors(),
                Collections.unmodifiableMap(new LinkedHashMap<>(millis)),
                List.copyOf(notes),
                ignored,
                completion);
    }
}
