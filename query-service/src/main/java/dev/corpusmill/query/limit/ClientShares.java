package dev.corpusmill.query.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How much of the room of an {@link Admission} each client holds. A client that has asked alone lately may hold all of it, else
 * three quarters: the rest is there for others. Not for several threads.
 */
final class ClientShares {
    private static final int KEPT_FOR_OTHERS = 4; // one part in four
    private static final long LATELY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Map<String, Integer> held = new HashMap<>(); // of those who hold some
    private String last = "";
    private long lastNanos;
    private String other = ""; // who asked last of all but the last
    private long otherNanos;

    /** A client asks: the most of this room that it may hold. */
    int most(String client, int room, long nowNanos) {
        if (!client.equals(last)) {
            other = last;
            otherNanos = lastNanos;
            last = client;
        }
        lastNanos = nowNanos;
        boolean alone = other.isEmpty() || nowNanos - otherNanos > LATELY_NANOS;
        return alone ? room : room - room / KEPT_FOR_OTHERS;
    }

    int held(String client) {
        return held.getOrDefault(client, 0);
    }

    void take(String client) {
        held.merge(client, 1, Integer::sum);
    }

    void giveBack(String client) {
        held.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
    }
}
