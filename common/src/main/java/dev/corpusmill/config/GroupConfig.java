package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Percent;
import dev.corpusmill.api.split.SplitterProvider;
import java.io.Serializable;

/**
 * A node group: how documents are cut.
 *
 * @param split name of its splitter: {@code paragraph}, {@code sentence}, …, or what a plug-in brings
 * @param maxTokens longest node, in tokens of the embedding model without its special tokens
 * @param overlap share of {@code maxTokens} that a node repeats of the one before
 * @param parent the coarser group that its nodes are parts of, so that a route can lift its hits to that; empty: none
 * @param settings of the splitters
 */
public record GroupConfig(
        String split,
        int maxTokens,
        Percent overlap,
        String parent,

        @Sections.Of(value = SplitterProvider.class, chosenBy = "split")
        Sections settings)
        implements Serializable {
    public GroupConfig {
        check(maxTokens >= 16, "max-tokens must be at least 16, was %s", maxTokens);
        check(overlap.share() >= 0 && overlap.share() <= 0.5, "overlap must be 0%% to 50%%, was %s", overlap);
    }

    /** The overlap in tokens. */
    public int overlapTokens() {
        return (int) (maxTokens * overlap.share());
    }
}
