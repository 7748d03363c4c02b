package dev.corpusmill.index.sink;

import dev.corpusmill.call.Retrying;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Waits as another sleeper does, until it is stopped: then it returns at once. For several threads. */
final class StoppableSleeper implements Retrying.Sleeper {
    private final Retrying.Sleeper sleeper;
    private final Set<Thread> asleep = new HashSet<>(); // guarded by this
    private boolean stopped; // guarded by this

    StoppableSleeper(Retrying.Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        begin();
        try {
            sleeper.sleep(time);
        } finally {
            end();
        }
    }

    /** Wakes who waits, and turns away who would: both with an {@link InterruptedException}. */
    synchronized void stop() {
        stopped = true;
        asleep.forEach(Thread::interrupt);
    }

    private synchronized void begin() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException("stopped");
        }
        asleep.add(Thread.currentThread());
    }

    private synchronized void end() throws InterruptedException {
        asleep.remove(Thread.currentThread());
        if (stopped) { // also where the time was over just before
            throw new InterruptedException("stopped");
        }
    }
}
