package dev.corpusmill.query.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** A map bounded by an estimate of its bytes and by the age of its entries, which counts what happens to it. */
final class BoundedCache<K, V> {
    /** Node, references and hash table: measured on the caches here, for entries of any kind. */
    private static final int ENTRY_OVERHEAD = 160;

    private final Cache<K, V> cache;
    private final boolean keeps;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder shared = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    BoundedCache(long maxBytes, Duration ttl, ToIntBiFunction<K, V> bytes, LongSupplier nanoTime) {
        this.keeps = !ttl.isZero(); // it would weigh what is gone at once
        this.cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((K key, V value) -> ENTRY_OVERHEAD + bytes.applyAsInt(key, value))
                .expireAfterWrite(ttl)
                .executor(Runnable::run) // evictions are short, and need no thread of their own
                .ticker(nanoTime::getAsLong)
                .recordStats()
                .build();
    }

    /** Looks without counting: for a second look, or for an entry that may turn out to be outdated. */
    @Nullable
    V peek(K key) {
        return cache.getIfPresent(key);
    }

    @Nullable
    V find(K key) {
        V value = cache.getIfPresent(key);
        (value == null ? misses : hits).increment();
        return value;
    }

    void put(K key, V value) {
        if (keeps) {
            cache.put(key, value);
        }
    }

    /** An entry that was found is no longer right. */
    void drop(K key, V value) {
        if (cache.asMap().remove(key, value)) {
            dropped.increment();
        }
    }

    void hit() {
        hits.increment();
    }

    void miss() {
        misses.increment();
    }

    void shared() {
        shared.increment();
    }

    /** The keys that were asked for most. */
    List<K> hottest(int limit) {
        return cache.policy()
                .eviction()
                .map(eviction -> List.copyOf(eviction.hottest(limit).keySet()))
                .orElse(List.of());
    }

    ServiceCache.Report report() {
        cache.cleanUp();
        return new ServiceCache.Report(
                cache.estimatedSize(),
                cache.policy()
                        .eviction()
                        .map(Policy.Eviction::weightedSize)
                        .orElseThrow()
                        .orElse(0),
                hits.sum(),
                misses.sum(),
                cache.stats().evictionCount(),
                shared.sum(),
                dropped.sum());
    }

    void clear() {
        cache.invalidateAll();
    }
}
