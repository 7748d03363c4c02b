package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.DataSize;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the query service keeps in memory. A size of 0 keeps nothing.
 *
 * @param vectors of questions
 * @param searches results of searches, for {@code searchTtl} and one revision of the index
 * @param answers written answers, as long as the sources that they rest on are those that would be used now
 * @param similarAbove an answer also serves a question so similar to its own; 1 is off
 * @param warm so many of the most asked questions are asked again after a commit
 */
public record CacheConfig(
        DataSize vectors,
        DataSize searches,
        Duration searchTtl,
        DataSize answers,
        Duration answerTtl,
        double similarAbove,
        int warm)
        implements Serializable {
    public CacheConfig {
        check(!searchTtl.isNegative(), "search-ttl must not be negative, was %s", searchTtl);
        check(answerTtl.toMillis() > 0, "answer-ttl must be positive, was %s", answerTtl);
        check(similarAbove >= 0.9 && similarAbove <= 1, "similar-above must be 0.9 to 1, was %s", similarAbove);
        check(warm >= 0 && warm <= 1000, "warm must be 0 to 1000, was %s", warm);
    }
}
