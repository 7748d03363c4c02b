package dev.corpusmill.index.source;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The clock of this machine. */
public final class SystemScanTimer implements ScanTimer {
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "scan-timer");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public long millis() {
        return System.currentTimeMillis();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        Future<?> unused = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
