package dev.corpusmill.index.plan;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.model.Hashes;
import dev.corpusmill.model.ModelIdentity;
import java.util.TreeMap;

/** The hash of everything that decides what rows a document gives; a document indexed under another one is indexed again. */
public final class Recipe {
    /** To be raised whenever parsers or splitters give other text for the same document. */
    private static final String CODE = "1";

    private Recipe() {}

    public static String of(CorpusmillConfig config, ModelIdentity model) {
        return Hashes.ofParts(
                CODE,
                config.index().language(),
                config.parse().maxText().toString(),
                Integer.toString(config.parse().maxEmbedded()),
                Integer.toString(config.parse().maxDepth()),
                new TreeMap<>(config.groups()).toString(),
                new TreeMap<>(config.metadata()).toString(),
                model.hash());
    }
}
