package dev.corpusmill.index.sink;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests, a bounded number at once, and reports their ends to the one thread that starts them. With a bound of 1 they
 * run on that very thread.
 */
final class RequestThreads implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int bound;
    private final @Nullable ExecutorService threads;
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    private int inFlight;

    /**
     * How a request ended.
     *
     * @param nanos how long it took
     * @param failure what it threw; null where it succeeded
     */
    record End(
            List<DocumentWrite> writes,
            List<StoreRequests.Refusal> refusals,
            long nanos,
            @Nullable RuntimeException failure) {}

    RequestThreads(int bound) {
        this.bound = bound;
        this.threads = bound == 1
                ? null
                : new ThreadPoolExecutor(bound, bound, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "index-requests");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    boolean full() {
        return inFlight >= bound;
    }

    boolean idle() {
        return inFlight == 0;
    }

    int inFlight() {
        return inFlight;
    }

    /** Starts a request; there must be room for it. */
    void start(List<DocumentWrite> writes, Supplier<List<StoreRequests.Refusal>> request) {
        inFlight++;
        if (threads == null) {
            ends.add(run(writes, request));
        } else {
            threads.execute(() -> ends.add(run(writes, request)));
        }
    }

    /** Waits for the end of a request. */
    End take() throws InterruptedException {
        End end = ends.take();
        inFlight--;
        return end;
    }

    /** The end of a request, if one has ended. */
    Optional<End> poll() {
        Optional<End> end = Optional.ofNullable(ends.poll());
        inFlight -= end.isPresent() ? 1 : 0;
        return end;
    }

    /**
     * Waits for the requests in flight, so that nothing of this run reaches the store later. A request is not cancelled: a server
     * may still carry it out after another attempt has begun.
     *
     * @throws IllegalStateException where requests do not end; then they are cancelled
     */
    @Override
    public void close() throws InterruptedException {
        if (threads == null) {
            return;
        }
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
            throw new IllegalStateException("requests to the store do not end: waited=" + PATIENCE);
        }
    }

    private static End run(List<DocumentWrite> writes, Supplier<List<StoreRequests.Refusal>> request) {
        long start = System.nanoTime();
        try {
            return new End(writes, request.get(), System.nanoTime() - start, null);
        } catch (RuntimeException failure) {
            return new End(writes, List.of(), System.nanoTime() - start, failure);
        }
    }
}
