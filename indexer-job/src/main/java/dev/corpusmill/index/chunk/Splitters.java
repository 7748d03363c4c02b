package dev.corpusmill.index.chunk;

import dev.corpusmill.config.GroupConfig;
import java.util.function.Function;

/** The splitters that a configuration can name. */
public final class Splitters {
    /** A section of less than this share of a piece is not left alone by the paragraph splitter. */
    private static final int MIN_SECTION_SHARE = 8;

    private Splitters() {}

    /**
     * The splitter of a node group.
     *
     * @param tokenEnds the model's tokeniser: for each token of a text the offset behind it
     */
    public static Splitter of(GroupConfig group, Function<String, int[]> tokenEnds) {
        Limits limits = new Limits(tokenEnds, group.maxTokens(), group.overlapTokens());
        return switch (group.split()) {
            case "paragraph" -> new BlockSplitter(limits, Math.max(1, group.maxTokens() / MIN_SECTION_SHARE));
            case "markdown" -> new BlockSplitter(limits, 1);
            default -> throw new IllegalArgumentException("unknown splitter: " + group.split());
        };
    }
}
