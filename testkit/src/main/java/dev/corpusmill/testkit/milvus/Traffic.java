package dev.corpusmill.testkit.milvus;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How often each row was sent, and in how many requests that failed. */
public final class Traffic {
    private final Map<String, Integer> sent = new HashMap<>();
    private final Map<String, Integer> failed = new HashMap<>();
    private long requests;
    private long faults;

    synchronized void note(Collection<String> rows, boolean failure) {
        requests++;
        faults += failure ? 1 : 0;
        rows.forEach(row -> sent.merge(row, 1, Integer::sum));
        if (failure) {
            rows.forEach(row -> failed.merge(row, 1, Integer::sum));
        }
    }

    /** How often the row was sent beyond the one time, and the times after a request with it had failed. */
    public synchronized int superfluous(String row) {
        return sent.getOrDefault(row, 0) - 1 - failed.getOrDefault(row, 0);
    }

    /** Rows that were sent at all. */
    public synchronized Collection<String> rows() {
        return Map.copyOf(sent).keySet();
    }

    public synchronized long requests() {
        return requests;
    }

    public synchronized long faults() {
        return faults;
    }
}
