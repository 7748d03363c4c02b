package dev.corpusmill.query.assembly;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks on a bounded number of threads, each on the one that has been idle for the shortest time: that one is awake
 * soonest. Where the threads of a queue would take turns, a fork-join pool keeps its idle ones on a stack.
 */
final class BoundedForkJoinExecutor implements Executor, AutoCloseable {
    private static final long KEEP_ALIVE_SECONDS = 60;

    private final ForkJoinPool pool;
    private final Semaphore room;
    private final AtomicInteger started = new AtomicInteger();

    /**
     * Threads that start when they are needed.
     *
     * @param queue tasks that may wait for a thread
     */
    BoundedForkJoinExecutor(int threads, int queue) {
        this.room = new Semaphore(threads + queue);
        this.pool = new ForkJoinPool(
                threads,
                this::thread,
                null, // a task keeps its own failures
                true, // oldest first
                threads,
                threads, // also where tasks wait for something: no thread takes the place of one that waits
                0,
                full -> true,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS);
    }

    private ForkJoinWorkerThread thread(ForkJoinPool owner) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(owner);
        thread.setName("corpusmill-search-" + started.incrementAndGet());
        return thread;
    }

    /**
     * Runs a task, which throws nothing, soon.
     *
     * @throws RejectedExecutionException where as many wait as may, or all is closed
     */
    @Override
    public void execute(Runnable task) {
        if (!room.tryAcquire()) {
            throw new RejectedExecutionException("all search threads are at work, and their queue is full");
        }
        try {
            pool.execute(() -> run(task));
        } catch (RejectedExecutionException closed) {
            room.release();
            throw closed;
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } finally {
            room.release();
        }
    }

    /** Whether no thread is at work, and nothing waits for one. */
    boolean idle() {
        return pool.isQuiescent();
    }

    /** Takes no more; what was taken is run to its end. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
