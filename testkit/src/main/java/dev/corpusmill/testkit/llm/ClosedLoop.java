package dev.corpusmill.testkit.llm;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** So many callers, each of which calls again when its last call has ended. */
public final class ClosedLoop {
    private static final long SAMPLE_MILLIS = 5;

    private final Supplier<CompletableFuture<?>> call;
    private final int callers;
    private final ScheduledExecutorService clock;
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean stopping;

    /** @param call must not end before it returns */
    public ClosedLoop(Supplier<CompletableFuture<?>> call, int callers, ScheduledExecutorService clock) {
        this.call = call;
        this.callers = callers;
        this.clock = clock;
    }

    /** Calls that ended in the time that counts, and how many a second. */
    public record Result(long succeeded, long failed, double perSecond) {}

    /**
     * Calls for some time.
     *
     * @param warmUp before the time that counts
     * @param sample runs every few milliseconds of the time that counts
     */
    public Result run(Duration warmUp, Duration duration, Runnable sample) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(callers);
        for (int i = 0; i < callers; i++) {
            next(ended);
        }
        CountDownLatch warm = new CountDownLatch(1);
        var unusedWarm = clock.schedule(warm::countDown, warmUp.toMillis(), TimeUnit.MILLISECONDS);
        warm.await();
        long before = succeeded.get();
        long failedBefore = failed.get();
        long startNanos = System.nanoTime();
        ScheduledFuture<?> samples =
                clock.scheduleAtFixedRate(sample, SAMPLE_MILLIS, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        CountDownLatch over = new CountDownLatch(1);
        var unusedOver = clock.schedule(over::countDown, duration.toMillis(), TimeUnit.MILLISECONDS);
        over.await();
        samples.cancel(false);
        long count = succeeded.get() - before;
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        stopping = true;
        if (!ended.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("calls did not end within a minute: callers=" + ended.getCount());
        }
        return new Result(count, failed.get() - failedBefore, count / seconds);
    }

    private void next(CountDownLatch ended) {
        if (stopping) {
            ended.countDown();
            return;
        }
        var unused = call.get().whenComplete((value, failure) -> {
            (failure == null ? succeeded : failed).incrementAndGet();
            next(ended);
        });
    }
}
