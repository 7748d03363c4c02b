package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long generations stay that are live no more.
 *
 * @param keep how many of them stay for a rollback, the last ones
 * @param keepLoaded how many of those stay in the memory of a server
 * @param grace how long after its retirement a generation stays at least, for requests that still use it
 */
public record GenerationsConfig(int keep, int keepLoaded, Duration grace) implements Serializable {
    public GenerationsConfig {
        check(keep >= 0, "keep must not be negative, was %s", keep);
        check(keepLoaded >= 0 && keepLoaded <= keep, "keep-loaded must be 0 to keep, was %s", keepLoaded);
        check(!grace.isNegative(), "grace must not be negative, was %s", grace);
    }
}
