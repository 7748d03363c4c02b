package dev.corpusmill.query.limit;

import java.util.concurrent.atomic.AtomicBoolean;

/** Room for one request until it is closed; closing twice is harmless. */
public final class Permit implements AutoCloseable {
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param giveBack runs once, when the permit is closed first */
    public Permit(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
