package dev.corpusmill.index.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a listing found out about the sources whose documents are records. */
public final class Shards {
    private final Map<String, Source> bySource = new TreeMap<>();

    /** A file of an export, by its path below the folder of its source. */
    record Found(String name, String uri, long size, long mtimeMillis) {}

    /**
     * Numbers of one source.
     *
     * @param shards files of the export
     * @param opened of them, because they are new or have changed
     * @param read records of those
     * @param unidentified records whose ids cannot be read
     */
    public record Counts(long shards, long opened, long read, long unidentified) {}

    /** What is wrong with the listing of a source; counts may change while it is listed. */
    private static final class Source {
        private Counts counts = new Counts(0, 0, 0, 0);
        private final List<String> incomplete = new ArrayList<>();
    }

    void counts(String source, Counts counts) {
        of(source).counts = counts;
    }

    /** Not all records of the source are known, for this reason. */
    void incomplete(String source, String reason) {
        of(source).incomplete.add(reason);
    }

    boolean isIncomplete(String source) {
        return !of(source).incomplete.isEmpty();
    }

    private Source of(String source) {
        return bySource.computeIfAbsent(source, unused -> new Source());
    }

    /** Numbers by source; only of sources with records. */
    public Map<String, Counts> counts() {
        Map<String, Counts> counts = new TreeMap<>();
        bySource.forEach((name, source) -> counts.put(name, source.counts));
        return counts;
    }

    /** Why not all records of a source are known; empty where they are. */
    Map<String, String> incomplete() {
        Map<String, String> reasons = new HashMap<>();
        bySource.forEach((name, source) -> {
            if (!source.incomplete.isEmpty()) {
                reasons.put(name, source.incomplete.get(0));
            }
        });
        return reasons;
    }
}
