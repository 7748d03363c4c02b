package dev.corpusmill.plugin;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls a part of a plug-in on a thread of its own, each call within a time limit.
 *
 * <p>Nothing ends a thread that does not end itself: it is interrupted and left behind, and when too many hang at once the
 * run ends, because each takes a core. For one thread.
 */
final class TimedCalls {
    private static final int MAX_HANGING = 4;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final String part;
    private final Duration limit;
    private final List<ExecutorService> hanging = new ArrayList<>();
    private ExecutorService thread;

    /** {@code part} is what a message calls it, with its plug-in; {@code limit} is for one call. */
    TimedCalls(String part, Duration limit) {
        this.part = part;
        this.limit = limit;
        this.thread = newThread(part);
    }

    private static ExecutorService newThread(String part) {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(1), work -> {
                    Thread created = new Thread(work, "corpusmill-" + part);
                    created.setDaemon(true);
                    return created;
                });
        one.allowCoreThreadTimeOut(true); // nobody closes a splitter or a filter
        return one;
    }

    /**
     * What the call returns; what it throws is thrown.
     *
     * @throws ClassifiedException REJECTED where it takes too long; FATAL where others hang still
     */
    <T> T call(Callable<T> work) {
        Future<T> result = thread.submit(work);
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw left(late);
        } catch (InterruptedException interrupted) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
            throw new ClassifiedException(FailureKind.TRANSIENT, "interrupted: part=" + part, interrupted);
        } catch (ExecutionException thrown) {
            throw unwrapped(java.util.Objects.requireNonNull(thrown.getCause()));
        }
    }

    private ClassifiedException left(TimeoutException late) {
        thread.shutdownNow();
        hanging.removeIf(ExecutorService::isTerminated);
        hanging.add(thread);
        thread = newThread(part);
        String facts = part + " took longer than parse.timeout: limit=" + limit.toMillis() + "ms";
        return hanging.size() < MAX_HANGING
                ? new ClassifiedException(FailureKind.REJECTED, facts, late)
                : new ClassifiedException(
                        FailureKind.FATAL,
                        facts + " calls-that-hang=" + hanging.size() + " (mend the plug-in, or remove it)",
                        late);
    }

    private static RuntimeException unwrapped(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
