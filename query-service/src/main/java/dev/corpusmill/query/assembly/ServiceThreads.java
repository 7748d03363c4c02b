package dev.corpusmill.query.assembly;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the service beside those of its HTTP server, all bounded.
 *
 * @param search runs the routes of searches; refuses what its queue cannot hold
 * @param client runs the connections to model servers; it has as many tasks as there are connections at work
 * @param work computes what is left to do after a model's answer or failure; a thread that finds it full computes it itself
 * @param timer runs time limits; nothing on it may block
 * @param poll looks after the index and other parts; tasks on it may block for a while
 * @param warm asks questions again; one at a time, and one more may wait
 */
public record ServiceThreads(
        BoundedForkJoinExecutor search,
        ExecutorService client,
        ExecutorService work,
        ScheduledExecutorService timer,
        ScheduledExecutorService poll,
        ExecutorService warm)
        implements AutoCloseable {
    private static final int SEARCH_QUEUE = 512;
    private static final int WORK_QUEUE = 64;
    private static final int POLL_THREADS = 2; // a name server that does not answer must not hold the index up

    public static ServiceThreads create() {
        int cores = Runtime.getRuntime().availableProcessors();
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("timer"));
        timer.setRemoveOnCancelPolicy(true);
        tick(timer);
        return new ServiceThreads(
                new BoundedForkJoinExecutor(Math.max(4, 2 * cores), SEARCH_QUEUE),
                Executors.newFixedThreadPool(Math.max(2, cores), named("client")),
                pool(Math.max(2, cores), WORK_QUEUE, "work", new ThreadPoolExecutor.CallerRunsPolicy()),
                timer,
                new ScheduledThreadPoolExecutor(POLL_THREADS, named("poll")),
                pool(1, 1, "warm", new ThreadPoolExecutor.DiscardPolicy()));
    }

    /** A task that is due before all others wakes the thread: with this one there, those of requests do not. */
    private static void tick(ScheduledExecutorService timer) {
        var unused = timer.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.SECONDS);
    }

    private static ExecutorService pool(int threads, int queue, String name, RejectedExecutionHandler whenFull) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), named(name), whenFull);
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return run -> {
            Thread thread = new Thread(run, "corpusmill-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        poll.shutdownNow();
        warm.shutdownNow();
        timer.shutdownNow();
        work.shutdown();
        search.close(); // a running route reads the index to its end; an interrupt would close its files
        client.shutdown();
    }
}
