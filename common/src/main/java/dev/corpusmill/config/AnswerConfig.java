package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import java.io.Serializable;
import java.time.Duration;

/**
 * How hits become an answer.
 *
 * @param hits nodes that may enter the prompt, or be quoted from
 * @param contextTokens tokens of the prompt that the nodes may fill
 * @param historyTokens tokens of the prompt that what was said before may fill
 * @param templates folder of texts that replace the bundled ones; empty for those
 * @param rewriteTimeout for completing a question from what was said before; 0 leaves it as asked
 * @param storedAbove from this similarity on the text of the hit itself is the answer
 * @param minScore below this similarity on every route the service says that it does not know
 * @param minConfidence below it, from 0 to 1, nothing is quoted and the service says that it does not know
 * @param quotes most sentences of an answer without a model
 * @param verify what becomes of statements of a model that their sources do not support
 * @param sourceList whether answers in OpenAI's format end with a list of their sources, where the request does not say
 */
public record AnswerConfig(
        int hits,
        int contextTokens,
        int historyTokens,
        SourceOrder order,
        PromptStyle prompt,
        String templates,
        Duration rewriteTimeout,
        double storedAbove,
        double minScore,
        double minConfidence,
        int quotes,
        Verify verify,
        boolean sourceList)
        implements Serializable {
    public AnswerConfig {
        check(hits >= 1 && hits <= 100, "hits must be 1 to 100, was %s", hits);
        check(contextTokens >= 64, "context-tokens must be at least 64, was %s", contextTokens);
        check(historyTokens >= 0, "history-tokens must not be negative, was %s", historyTokens);
        check(!rewriteTimeout.isNegative(), "rewrite-timeout must not be negative, was %s", rewriteTimeout);
        check(storedAbove > 0 && storedAbove <= 2, "stored-above must be above 0 and at most 2, was %s", storedAbove);
        check(minScore >= -1 && minScore <= 1, "min-score must be -1 to 1, was %s", minScore);
        check(minConfidence >= 0 && minConfidence <= 1, "min-confidence must be 0 to 1, was %s", minConfidence);
        check(quotes >= 1 && quotes <= 10, "quotes must be 1 to 10, was %s", quotes);
    }

    /** In which order sources stand in the prompt. */
    public enum SourceOrder {
        BEST_LAST,
        /** By document and place, so that prompts share their beginning. */
        CANONICAL
    }

    /** What the model is asked for. */
    public enum PromptStyle {
        PLAIN,
        /** The model says first whether the sources hold the answer. */
        GATED
    }

    /** What becomes of statements that their sources do not support. */
    public enum Verify {
        /** Answers are passed on as the model writes them. */
        OFF,
        /** They are named, and marks of sources that do not exist are taken out. */
        FLAG,
        /** They are left out: text leaves sentence by sentence. */
        REFUSE
    }
}
