package dev.corpusmill.search;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The threads of one part of a plug-in. A call that is late is left to itself, because an interrupt could close files that
 * others read; when all threads are taken by such calls, the next call is refused at once, until one of them comes back.
 */
public final class PartThreads {
    private static final int MOST = 16;
    private static final long IDLE_SECONDS = 60;

    private final String part;
    private final ThreadPoolExecutor executor;

    /** @param part for messages and the names of threads */
    public PartThreads(String part) {
        this.part = part;
        this.executor =
                new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "corpusmill-" + part);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * What the work gives, within the deadline.
     *
     * @throws ClassifiedException TRANSIENT where it is late, OVERLOADED where no thread is free, FATAL where it fails in a
     *     way of its own
     */
    <T> T call(Callable<T> work, Deadline deadline) {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            executor.execute(task);
            return task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException full) {
            throw new ClassifiedException(FailureKind.OVERLOADED, "calls of the plug-in hang: part=" + part, full);
        } catch (TimeoutException late) {
            throw new ClassifiedException(FailureKind.TRANSIENT, "late: part=" + part, late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ClassifiedException classified
                    ? classified
                    : new ClassifiedException(
                            FailureKind.FATAL,
                            "a plug-in failed: part=" + part + " reason=" + failed.getCause(),
                            failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClassifiedException(FailureKind.TRANSIENT, "interrupted: part=" + part, stopped);
        }
    }
}
