package dev.corpusmill.index.command;

import dev.corpusmill.index.source.ScanTimer;
import dev.corpusmill.index.source.WatchEvents;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Scans that a test triggers by hand, and what they find. */
final class HandScans implements WatchEvents {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<Runnable> due = new LinkedBlockingQueue<>();
    private final BlockingQueue<Scan> scans = new LinkedBlockingQueue<>();
    private final BlockingQueue<Commit> commits = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> promotions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> begun = new LinkedBlockingQueue<>();
    private final AtomicBoolean broken = new AtomicBoolean();

    /** The next scan finds what it finds, and then the source fails. */
    void breakNext() {
        broken.set(true);
    }

    /** Waits for the next scan to be due, triggers it and gives what it found. */
    Scan scan() throws InterruptedException {
        Runnable next = due.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no scan is due");
        }
        scans.clear();
        next.run();
        Scan found = scans.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (found == null) {
            throw new AssertionError("the scan has no end");
        }
        return found;
    }

    /** Scans until there is nothing left to do. What fails on the way is found again by a scan. */
    Scan settle() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            Scan found = scan();
            if (found.idle()) {
                return found;
            }
            if (found.inFlight() > 0) { // nothing changes before that is committed, or has failed
                Commit unused = commits.poll(1, TimeUnit.SECONDS);
            }
        }
        throw new AssertionError("it never settles");
    }

    /** Waits for a checkpoint that made something visible. */
    Commit commit() throws InterruptedException {
        Commit commit = commits.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (commit == null) {
            throw new AssertionError("nothing was committed");
        }
        return commit;
    }

    /** Waits for a promotion to be noticed, and for the watch to begin again. */
    String promotion() throws InterruptedException {
        String generation = promotions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (generation == null || begun.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
            throw new AssertionError("no promotion was noticed");
        }
        return generation;
    }

    @Override
    public void scanned(Scan scan) {
        scans.add(scan);
        if (broken.getAndSet(false)) {
            throw new IllegalStateException("planned failure of the source");
        }
    }

    @Override
    public void committed(Commit commit) {
        commits.add(commit);
    }

    @Override
    public void promoted(String generation) {
        begun.clear();
        promotions.add(generation);
    }

    /** The clock that an enumerator gets; each gets its own, and what an old one had due is gone with it. */
    ScanTimer timer() {
        due.clear();
        begun.add(true);
        return new ScanTimer() {
            @Override
            public long millis() {
                return System.currentTimeMillis();
            }

            @Override
            public void after(Duration delay, Runnable task) {
                due.add(task);
            }

            @Override
            public void close() {
                due.clear();
            }
        };
    }
}
