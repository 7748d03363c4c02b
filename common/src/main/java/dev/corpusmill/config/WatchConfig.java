package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import java.io.Serializable;
import java.time.Duration;

/**
 * How {@code watch} keeps an index in step with its sources.
 *
 * @param interval between the end of a scan of the sources and the next one; a change is taken when two scans agree on it
 * @param checkpointInterval how often what was written becomes visible
 */
public record WatchConfig(Duration interval, Duration checkpointInterval) implements Serializable {
    public WatchConfig {
        check(interval.toMillis() >= 10, "interval must be at least 10ms, was %s", interval);
        check(checkpointInterval.toMillis() >= 100, "checkpoint-interval must be at least 100ms");
    }
}
