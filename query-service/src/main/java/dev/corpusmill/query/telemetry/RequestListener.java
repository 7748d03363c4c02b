package dev.corpusmill.query.telemetry;

/** Hears of each request when it has ended; must not block, nor fail. */
@FunctionalInterface
public interface RequestListener {
    void ended(RequestRecord request);
}
