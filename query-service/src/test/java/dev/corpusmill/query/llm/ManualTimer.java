package dev.corpusmill.query.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler and a clock that stand still until a test moves them. */
final class ManualTimer extends ScheduledThreadPoolExecutor {
    private final List<Task> tasks = new ArrayList<>();
    private long nanos;

    ManualTimer() {
        super(1);
    }

    private static final class Task extends CompletableFuture<Object> implements RunnableScheduledFuture<Object> {
        private final long atNanos;
        private final Runnable work;

        Task(long atNanos, Runnable work) {
            this.atNanos = atNanos;
            this.work = work;
        }

        @Override
        public void run() {
            if (!isCancelled()) {
                work.run();
                complete("done");
            }
        }

        @Override
        public boolean isPeriodic() {
            return false;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(atNanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    long nanoTime() {
        return nanos;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(nanos + unit.toNanos(delay), command);
        tasks.add(task);
        return task;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("only runnables");
    }

    /** Lets time pass, and runs what is due in it, in order. */
    void pass(Duration duration) {
        long end = nanos + duration.toNanos();
        Task next = due(end);
        while (next != null) {
            tasks.remove(next);
            nanos = Math.max(nanos, next.atNanos);
            next.run();
            next = due(end);
        }
        nanos = end;
    }

    private @org.jspecify.annotations.Nullable Task due(long end) {
        return tasks.stream()
                .filter(task -> task.atNanos <= end)
                .min(Task::compareTo)
                .orElse(null);
    }
}
