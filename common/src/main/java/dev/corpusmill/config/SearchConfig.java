package dev.corpusmill.config;

import static dev.corpusmill.config.Check.check;

import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * How questions find nodes.
 *
 * @param fusion {@code weighted} or {@code reciprocal-rank}
 * @param denseWeight weight of the vector route in the weighted sum; BM25 gets the rest
 * @param candidates hits that each route brings to the fusion
 * @param k1 BM25: how soon a repeated word stops to count
 * @param b BM25: how much long texts are held back
 * @param timeout for each route; a late one is dropped and named
 */
public record SearchConfig(String fusion, double denseWeight, int candidates, double k1, double b, Duration timeout)
        implements Serializable {
    public SearchConfig {
        check(
                Set.of("weighted", "reciprocal-rank").contains(fusion),
                "fusion must be weighted or reciprocal-rank, was '%s'",
                fusion);
        check(denseWeight >= 0 && denseWeight <= 1, "dense-weight must be 0 to 1, was %s", denseWeight);
        check(candidates >= 1 && candidates <= 1000, "candidates must be 1 to 1000, was %s", candidates);
        check(k1 >= 0 && k1 <= 100, "k1 must be 0 to 100, was %s", k1);
        check(b >= 0 && b <= 1, "b must be 0 to 1, was %s", b);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
    }
}
