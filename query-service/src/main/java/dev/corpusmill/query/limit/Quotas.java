package dev.corpusmill.query.limit;

import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.security.Quota;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What each key has used of its quota. There are as many entries as the key file has had names. */
public final class Quotas {
    private static final Permit FREE = new Permit(() -> {});

    private final Map<String, Usage> byName = new ConcurrentHashMap<>();
    private final int concurrency;
    private final LongSupplier nanoTime;

    /** {@code concurrency}: requests at once of a key that says nothing of them. */
    public Quotas(int concurrency, LongSupplier nanoTime) {
        this.concurrency = concurrency;
        this.nanoTime = nanoTime;
    }

    /**
     * Room for one request of a client.
     *
     * @throws RefusedException where its quota is used up
     */
    public Permit enter(Client client) {
        if (client.equals(Client.KEYLESS)) {
            return FREE;
        }
        Usage usage = byName.computeIfAbsent(client.name(), name -> new Usage(nanoTime.getAsLong()));
        usage.enter(quota(client.quota()), nanoTime.getAsLong());
        return new Permit(usage::leave);
    }

    private Quota quota(Quota own) {
        return own.concurrency() > 0 ? own : new Quota(own.rate(), concurrency);
    }

    /** A token bucket that holds a second's worth of requests, and the number of those in flight. */
    private static final class Usage {
        private double tokens = Double.MAX_VALUE; // full at first; guarded by this, as is all below
        private long filledNanos;
        private int inFlight;

        Usage(long nowNanos) {
            this.filledNanos = nowNanos;
        }

        synchronized void enter(Quota quota, long nowNanos) {
            if (quota.concurrency() > 0 && inFlight >= quota.concurrency()) {
                throw RefusedException.overQuota(
                        "too many requests at once with this key: concurrency=" + quota.concurrency(), 1);
            }
            if (quota.rate() > 0) {
                double seconds = (double) (nowNanos - filledNanos) / TimeUnit.SECONDS.toNanos(1);
                tokens = Math.min(Math.max(1, quota.rate()), tokens + seconds * quota.rate());
                filledNanos = nowNanos;
                if (tokens < 1) {
                    int wait = (int) Math.ceil((1 - tokens) / quota.rate());
                    throw RefusedException.overQuota("too many requests with this key: rate=" + quota.rate(), wait);
                }
                tokens--;
            }
            inFlight++;
        }

        synchronized void leave() {
            inFlight--;
        }
    }
}
