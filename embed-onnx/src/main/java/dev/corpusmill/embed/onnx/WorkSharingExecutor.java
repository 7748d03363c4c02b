package dev.corpusmill.embed.onnx;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a call on its caller's thread and, as long as fewer steps run than allowed, on threads of its own.
 * So many callers need no helpers, and a single one has the whole machine. For several threads.
 */
final class WorkSharingExecutor implements AutoCloseable {
    private static final long KEEP_ALIVE_SECONDS = 10;

    private final int threads;
    private final Semaphore places;
    private final ExecutorService helpers;

    /** At most {@code threads} steps run at once, those of all callers together. */
    WorkSharingExecutor(int threads) {
        this.threads = threads;
        this.places = new Semaphore(threads);
        AtomicInteger number = new AtomicInteger();
        // The queue is bounded by what callers offer: one helper at a time each.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "embed-helper-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.helpers = pool;
    }

    /** Runs steps 0 to {@code count - 1}, each once, and throws what the first of them threw that failed. */
    void run(int count, IntConsumer step) {
        Call call = new Call(count, step);
        while (call.hasMore()) {
            places.acquireUninterruptibly(); // for one step at most, if all places are taken
            try {
                offer(call);
                call.runNext();
            } finally {
                places.release();
            }
        }
        call.awaitHelpers();
    }

    private void offer(Call call) {
        if (places.availablePermits() > 0 && call.enlist(threads - 1)) {
            helpers.execute(() -> help(call));
        }
    }

    private void help(Call call) {
        try {
            while (call.hasMore() && places.tryAcquire()) {
                try {
                    offer(call);
                    call.runNext();
                } finally {
                    places.release();
                }
            }
        } finally {
            call.leave();
        }
    }

    /** Ends the helpers when they have nothing to do. */
    @Override
    public void close() {
        helpers.shutdown();
    }

    /** One call's steps: who works on them, and how it goes. */
    private static final class Call {
        private final int count;
        private final IntConsumer step;
        private int next;
        private int enlisted;
        private @Nullable Throwable failure;

        Call(int count, IntConsumer step) {
            this.count = count;
            this.step = step;
        }

        synchronized boolean hasMore() {
            return next < count && failure == null;
        }

        synchronized boolean enlist(int most) {
            if (enlisted >= most || !hasMore()) {
                return false;
            }
            enlisted++;
            return true;
        }

        synchronized void leave() {
            enlisted--;
            notifyAll();
        }

        void runNext() {
            int taken = take();
            if (taken < count) {
                try {
                    step.accept(taken);
                } catch (RuntimeException | Error failed) { // thrown again on the caller's thread
                    fail(failed);
                }
            }
        }

        private synchronized int take() {
            return failure == null ? next++ : count;
        }

        private synchronized void fail(Throwable failed) {
            if (failure == null) {
                failure = failed;
            }
        }

        /** Waits for a step at most. Who interrupts waits for it too: it writes into what the caller gave it. */
        synchronized void awaitHelpers() {
            boolean interrupted = false;
            while (enlisted > 0) {
                try {
                    wait();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException failed) {
                throw failed;
            }
        }
    }
}
