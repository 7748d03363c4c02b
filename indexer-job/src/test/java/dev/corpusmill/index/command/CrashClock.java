package dev.corpusmill.index.command;

import dev.corpusmill.index.source.ScanTimer;
import dev.corpusmill.index.source.WatchEvents;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The clock of a watch under test: it advances by a second per scan, and by hand. Receives scans and commits. */
final class CrashClock implements WatchEvents {
    private static final long SECOND = 1000;
    private static final long PATIENCE_SECONDS = 3;

    private final Runnable onFirstCommit;
    private long millis = System.currentTimeMillis();
    private long scans;
    private boolean committed;

    CrashClock(Runnable onFirstCommit) {
        this.onFirstCommit = onFirstCommit;
    }

    synchronized long millis() {
        return millis;
    }

    synchronized void advance(Duration time) {
        millis += time.toMillis();
    }

    /** Waits for scans, unless it is the scanning that is held up. */
    synchronized void awaitScans(int more) throws InterruptedException {
        long wanted = scans + more;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (scans < wanted && System.nanoTime() < deadline) {
            wait(100);
        }
    }

    @Override
    public synchronized void scanned(Scan scan) {
        scans++;
        notifyAll();
    }

    @Override
    public void committed(Commit commit) {
        if (!committed) {
            committed = true;
            onFirstCommit.run();
        }
    }

    @Override
    public void promoted(String generation) {}

    ScanTimer timer() {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        return new ScanTimer() {
            @Override
            public long millis() {
                return CrashClock.this.millis();
            }

            @Override
            public void after(Duration delay, Runnable task) {
                advance(Duration.ofMillis(SECOND));
                var unused = thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            }

            @Override
            public void close() {
                thread.shutdownNow();
            }
        };
    }
}
