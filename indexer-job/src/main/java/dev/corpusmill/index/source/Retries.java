package dev.corpusmill.index.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Says when documents are tried again that failed for a reason that may pass: later each time. */
final class Retries {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final int MAX_DOUBLINGS = 6; // some 10 minutes

    /** Only of documents that keep failing; they leave when they are settled. */
    private final Map<String, Retry> retries = new HashMap<>();

    private record Retry(long atMillis, int failures) {}

    /** Whether it is time. The first try of a watch is due at once; each that is due puts off the next. */
    boolean due(String id, long nowMillis) {
        Retry retry = retries.getOrDefault(id, new Retry(Long.MIN_VALUE, 0));
        if (nowMillis < retry.atMillis) {
            return false;
        }
        long delay = FIRST.toMillis() << Math.min(retry.failures, MAX_DOUBLINGS);
        retries.put(id, new Retry(nowMillis + delay, retry.failures + 1));
        return true;
    }

    void forget(String id) {
        retries.remove(id);
    }
}
