package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import java.io.Serializable;
import java.time.Duration;

/**
 * How the Flink job runs.
 *
 * @param parallelism of parsing and embedding; 0 takes the cores of the machine, or the cluster's default
 * @param checkpointInterval how often written rows become visible and durable
 * @param restarts how often a run restarts by itself after a failure that may pass
 * @param planPath folder for plans, readable by every TaskManager; empty means beside the store
 */
public record JobConfig(int parallelism, Duration checkpointInterval, int restarts, String planPath)
        implements Serializable {
    public JobConfig {
        check(parallelism >= 0, "parallelism must not be negative, was %s", parallelism);
        check(checkpointInterval.toMillis() >= 100, "checkpoint-interval must be at least 100ms");
        check(restarts >= 0, "restarts must not be negative, was %s", restarts);
    }
}
