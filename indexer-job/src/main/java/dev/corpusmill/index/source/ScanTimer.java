package dev.corpusmill.index.source;

import java.io.Serializable;
import java.time.Duration;

/** The clock of a watch: what time it is, and when the next scan is due. */
public interface ScanTimer extends AutoCloseable {
    /** Milliseconds since 1970. */
    long millis();

    /** Runs a short task once, after a delay, on a thread of its own. */
    void after(Duration delay, Runnable task);

    @Override
    void close();

    /** Starts the clock, where the source runs. */
    @FunctionalInterface
    interface Opener extends Serializable {
        ScanTimer open();
    }
}
