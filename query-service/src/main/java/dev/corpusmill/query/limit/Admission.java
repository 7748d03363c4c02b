package dev.corpusmill.query.limit;

import dev.corpusmill.query.security.Priority;
import java.util.function.LongSupplier;

/**
 * Lets as many requests of one kind in as the service can take now, live ones first. While several clients ask, none of them
 * holds all the room: what one sends at once would keep the others out.
 */
public final class Admission {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final String kind;
    private final double batchShare;
    private final LongSupplier nanoTime;
    private final AdaptiveLimit limit; // guarded by this, as is all below
    private final ClientShares shares = new ClientShares();
    private int inFlight;
    private long refused;

    /**
     * An admission that begins at its highest limit.
     *
     * @param batchShare of the limit in force; above it, only live requests come in
     */
    public Admission(String kind, int max, double batchShare, LongSupplier nanoTime) {
        this.kind = kind;
        this.batchShare = batchShare;
        this.nanoTime = nanoTime;
        this.limit = new AdaptiveLimit(max, nanoTime.getAsLong());
    }

    /** Room for a request; whoever knows how long it took says so, at most once. */
    public final class Entry {
        private final long startNanos = nanoTime.getAsLong();
        private final Permit permit;

        private Entry(String client) {
            this.permit = new Permit(() -> leave(client));
        }

        /** The request cost what requests of its kind cost, and has just got what its client waits for. */
        public void worked() {
            worked(nanoTime.getAsLong() - startNanos);
        }

        /** The same, so long after it came in. */
        public void worked(long nanos) {
            sample(startNanos, startNanos + nanos);
        }

        /** What is behind refused it because it is full. */
        public void dropped() {
            drop();
        }

        /** The room, until it is closed. */
        public Permit permit() {
            return permit;
        }
    }

    /**
     * Lets a request in.
     *
     * @param client its name
     * @throws RefusedException at once where there is no room
     */
    public synchronized Entry enter(Priority priority, String client) {
        int room =
                switch (priority) {
                    case LIVE -> limit.limit();
                    case BATCH -> (int) (limit.limit() * batchShare);
                };
        int most = shares.most(client, room, nanoTime.getAsLong());
        if (inFlight >= room || shares.held(client) >= most) {
            refused++;
            throw RefusedException.full("the service is full now: " + kind + "=" + inFlight, RETRY_AFTER_SECONDS);
        }
        inFlight++;
        shares.take(client);
        return new Entry(client);
    }

    private synchronized void leave(String client) {
        inFlight--;
        shares.giveBack(client);
    }

    private synchronized void sample(long startNanos, long endNanos) {
        limit.sample(startNanos, endNanos, inFlight);
    }

    private synchronized void drop() {
        limit.drop();
    }

    public String kind() {
        return kind;
    }

    /** The limit in force. */
    public synchronized int limit() {
        return limit.limit();
    }

    public synchronized int inFlight() {
        return inFlight;
    }

    public synchronized long refused() {
        return refused;
    }
}
