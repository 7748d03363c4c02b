package dev.corpusmill.index.listing;

import java.util.Map;
import java.util.TreeMap;

/** What a walk left out on purpose, with the reason: the first of it by name, and how much in all. */
public final class LeftOut {
    private static final int MAX_NAMED = 1000;

    private final Map<String, String> named = new TreeMap<>();
    private long count;

    void add(String documentId, String reason) {
        count++;
        if (named.size() < MAX_NAMED) {
            named.put(documentId, reason);
        }
    }

    public long count() {
        return count;
    }

    /** Ids and reasons. */
    public Map<String, String> named() {
        return Map.copyOf(named);
    }
}
