package dev.corpusmill.bench;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.embed.ForwardingEmbedder;
import dev.corpusmill.api.model.Deadline;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** An embedder that notes when it was first asked, and for what. */
final class WatchedEmbedder extends ForwardingEmbedder {
    // Statics, because operators make theirs from a serialised opener; one job runs at a time.
    private static final AtomicReference<@Nullable Timing> FIRST = new AtomicReference<>();
    private static final Queue<String> PASSAGES = new ConcurrentLinkedQueue<>();

    private static final LongAdder BUSY_NANOS = new LongAdder();

    WatchedEmbedder(Embedder embedder) {
        super(embedder);
    }

    /** Forgets what was noted. */
    static void reset() {
        FIRST.set(null);
        PASSAGES.clear();
        BUSY_NANOS.reset();
    }

    /** The clock when the first passages came. */
    static Timing first() {
        return Objects.requireNonNull(FIRST.get(), "nothing was embedded");
    }

    /** Seconds that callers spent in it since the reset, all threads together. */
    static double busySeconds() {
        return BUSY_NANOS.sum() / 1e9;
    }

    /** All passages since the reset. */
    static List<String> passages() {
        return List.copyOf(PASSAGES);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
        if (FIRST.get() == null) {
            FIRST.compareAndSet(null, Timing.now());
        }
        PASSAGES.addAll(passages);
        long start = System.nanoTime();
        try {
            return super.embedPassages(passages, deadline);
        } finally {
            BUSY_NANOS.add(System.nanoTime() - start);
        }
    }
}
