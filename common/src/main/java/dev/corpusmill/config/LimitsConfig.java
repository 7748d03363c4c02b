package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Percent;
import java.io.Serializable;

/**
 * How much the query service takes at once. The limits in force adapt to latency, below these.
 *
 * @param searches most searches at once
 * @param answers most answers at once, streams included
 * @param perKey most requests of one key at once, where the key has no limit of its own
 * @param batch share of the limit in force that requests with keys of class batch may take
 */
public record LimitsConfig(int searches, int answers, int perKey, Percent batch) implements Serializable {
    public LimitsConfig {
        check(searches >= 1 && searches <= 100_000, "searches must be 1 to 100000, was %s", searches);
        check(answers >= 1 && answers <= 100_000, "answers must be 1 to 100000, was %s", answers);
        check(perKey >= 1 && perKey <= 100_000, "per-key must be 1 to 100000, was %s", perKey);
        check(batch.share() <= 1, "batch must be at most 100%%, was %s", batch);
    }
}
