package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Percent;
import java.io.Serializable;
import java.time.Duration;

/**
 * How requests are spread over the servers that write answers, and what happens when one of them fails.
 *
 * @param maxInFlight answers that are written at once, at all servers together
 * @param probeInterval how often each server's health and load are looked at
 * @param resolveInterval how often names with {@code resolve} are looked up again
 * @param breakerFailures failures among the last ten answers of a server that take it out
 * @param breakerOpen how long it is out before one request may try it again; grows while that fails
 * @param hedgeAfter silence before the first token after which a second server is asked, too; 0 for never
 * @param hedgeBudget share of the requests that may ask a second server
 */
public record LlmPoolConfig(
        Balancing policy,
        int maxInFlight,
        Duration probeInterval,
        Duration resolveInterval,
        int breakerFailures,
        Duration breakerOpen,
        Duration hedgeAfter,
        Percent hedgeBudget)
        implements Serializable {
    public LlmPoolConfig {
        check(maxInFlight >= 1, "max-in-flight must be positive, was %s", maxInFlight);
        check(probeInterval.toMillis() > 0, "probe-interval must be positive, was %s", probeInterval);
        check(resolveInterval.toMillis() > 0, "resolve-interval must be positive, was %s", resolveInterval);
        check(
                breakerFailures >= 1 && breakerFailures <= 10,
                "breaker-failures must be 1 to 10, was %s",
                breakerFailures);
        check(breakerOpen.toMillis() > 0, "breaker-open must be positive, was %s", breakerOpen);
        check(!hedgeAfter.isNegative(), "hedge-after must not be negative, was %s", hedgeAfter);
    }

    /** Which server gets a request. */
    public enum Balancing {
        LEAST_LOADED,
        ROUND_ROBIN,
        /** The same session, or the same sources, go to the same server, for its prefix cache. */
        SESSION
    }
}
