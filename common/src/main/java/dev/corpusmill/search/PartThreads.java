package dev.corpusmill.search;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one part of a plug-in. A call that is late is left to itself, because an interrupt could close files that
 * others read; when all threads are taken by such calls, the next call is refused at once, until one of them comes back.
 */
public final class PartThreads implements Executor {
    static final int MOST = 16;

    private static final long IDLE_SECONDS = 60;

    private final ThreadPoolExecutor threads;

    /** @param part for the names of the threads */
    public PartThreads(String part) {
        this.threads =
                new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "corpusmill-" + part);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** @throws java.util.concurrent.RejectedExecutionException where all threads are taken */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }
}
