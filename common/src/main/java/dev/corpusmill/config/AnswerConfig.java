package dev.corpusmill.config;

import static dev.corpusmill.config.Check.check;

import java.io.Serializable;

/**
 * How hits become an answer.
 *
 * @param hits nodes that may enter the prompt, or be quoted from
 * @param contextTokens tokens of the prompt that the nodes may fill
 * @param storedAbove from this similarity on the text of the hit itself is the answer
 * @param minScore below this similarity on every route the service says that it does not know
 * @param quotes most sentences of an answer without a model
 */
public record AnswerConfig(int hits, int contextTokens, double storedAbove, double minScore, int quotes)
        implements Serializable {
    public AnswerConfig {
        check(hits >= 1 && hits <= 100, "hits must be 1 to 100, was %s", hits);
        check(contextTokens >= 64, "context-tokens must be at least 64, was %s", contextTokens);
        check(storedAbove > 0 && storedAbove <= 2, "stored-above must be above 0 and at most 2, was %s", storedAbove);
        check(minScore >= -1 && minScore <= 1, "min-score must be -1 to 1, was %s", minScore);
        check(quotes >= 1 && quotes <= 10, "quotes must be 1 to 10, was %s", quotes);
    }
}
