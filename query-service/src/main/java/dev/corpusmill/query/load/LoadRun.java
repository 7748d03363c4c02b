package dev.corpusmill.query.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests under one regime, and the samples of them. */
public final class LoadRun {
    private static final String NOT_SENT = "not-sent"; // more would have been in flight than may be

    private final LoadClient client;
    private final List<Sample> samples = new ArrayList<>(); // guarded by this
    private final long startNanos;

    private LoadRun(LoadClient client) {
        this.client = client;
        this.startNanos = client.nanoTime();
    }

    /** So many clients, each of which asks again as soon as it has its answer, until so many requests were made. */
    public static Summary closed(LoadClient client, int clients, int requests) throws InterruptedException {
        LoadRun run = new LoadRun(client);
        AtomicInteger left = new AtomicInteger(requests);
        CountDownLatch ended = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            run.again(left, ended);
        }
        ended.await();
        return run.summary();
    }

    private void again(AtomicInteger left, CountDownLatch ended) {
        if (left.decrementAndGet() < 0) {
            ended.countDown();
            return;
        }
        var unused = client.call(client.nanoTime()).thenAccept(sample -> {
            add(sample);
            again(left, ended);
        });
    }

    /** How fast requests come, whatever becomes of them. */
    public record Arrivals(double perSecond, Duration duration, int maxInFlight) {}

    /** A request at each tick of a clock: clients that do not wait for each other. */
    public static Summary open(LoadClient client, Arrivals arrivals, ScheduledExecutorService clock)
            throws InterruptedException {
        LoadRun run = new LoadRun(client);
        int requests =
                (int) Math.max(1, arrivals.perSecond() * arrivals.duration().toNanos() / 1e9);
        CountDownLatch ended = new CountDownLatch(requests);
        AtomicInteger inFlight = new AtomicInteger();
        for (int i = 0; i < requests; i++) {
            long dueNanos = run.startNanos + (long) (i * 1e9 / arrivals.perSecond());
            var unused = clock.schedule(
                    () -> run.tick(dueNanos, inFlight, arrivals.maxInFlight(), ended),
                    dueNanos - client.nanoTime(),
                    TimeUnit.NANOSECONDS);
        }
        ended.await();
        return run.summary();
    }

    private void tick(long dueNanos, AtomicInteger inFlight, int maxInFlight, CountDownLatch ended) {
        if (inFlight.incrementAndGet() > maxInFlight) {
            inFlight.decrementAndGet();
            add(new Sample(NOT_SENT, 0, 0, 0, 0));
            ended.countDown();
            return;
        }
        var unused = client.call(dueNanos).thenAccept(sample -> {
            inFlight.decrementAndGet();
            add(sample);
            ended.countDown();
        });
    }

    private synchronized void add(Sample sample) {
        samples.add(sample);
    }

    private synchronized Summary summary() {
        return Summary.of(samples, client.nanoTime() - startNanos);
    }
}
