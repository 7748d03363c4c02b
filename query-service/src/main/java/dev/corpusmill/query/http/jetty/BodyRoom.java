package dev.corpusmill.query.http.jetty;

import java.util.HashMap;
import java.util.Map;

/** The memory that request bodies may take while they arrive: bounded in all, and for each client to a quarter of that. */
final class BodyRoom {
    private static final long SHARE = 4;

    private final long maxBytes;
    private final long maxOfOne;
    private final Map<String, Long> byClient = new HashMap<>(); // guarded by this; only those who hold some
    private long used;

    /** Whether there was room. */
    enum Taken {
        YES,
        /** This client has as much as one may have. */
        SHARE_USED,
        /** All clients together have. */
        FULL
    }

    /** Room for {@code maxBytes}, where a client may always have one body of {@code largestBody}. */
    BodyRoom(long maxBytes, long largestBody) {
        this.maxOfOne = Math.max(maxBytes / SHARE, largestBody);
        this.maxBytes = Math.max(maxBytes, maxOfOne);
    }

    synchronized Taken take(String client, int bytes) {
        long own = byClient.getOrDefault(client, 0L) + bytes;
        if (own > maxOfOne) {
            return Taken.SHARE_USED;
        }
        if (used + bytes > maxBytes) {
            return Taken.FULL;
        }
        used += bytes;
        byClient.put(client, own);
        return Taken.YES;
    }

    synchronized void giveBack(String client, long bytes) {
        used -= bytes;
        byClient.computeIfPresent(client, (name, own) -> own == bytes ? null : own - bytes);
    }
}
