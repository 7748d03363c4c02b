package dev.corpusmill.config;

import static dev.corpusmill.config.Check.check;

import java.io.Serializable;
import java.util.Set;

/**
 * A node group: how documents are cut.
 *
 * @param split {@code paragraph} or {@code markdown}
 * @param maxTokens longest node, in tokens of the embedding model without its special tokens
 * @param overlap share of {@code maxTokens} that a node repeats of the one before
 */
public record GroupConfig(String split, int maxTokens, Percent overlap) implements Serializable {
    public GroupConfig {
        check(Set.of("paragraph", "markdown").contains(split), "split must be paragraph or markdown, was '%s'", split);
        check(maxTokens >= 16, "max-tokens must be at least 16, was %s", maxTokens);
        check(overlap.share() >= 0 && overlap.share() <= 0.5, "overlap must be 0%% to 50%%, was %s", overlap);
    }

    /** The overlap in tokens. */
    public int overlapTokens() {
        return (int) (maxTokens * overlap.share());
    }
}
