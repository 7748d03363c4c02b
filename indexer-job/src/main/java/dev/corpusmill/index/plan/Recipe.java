package dev.corpusmill.index.plan;

import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.assembly.SplitterAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.parse.ParseChoices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hash of everything that decides what rows a document gives; a document indexed under another one is indexed again. */
public final class Recipe {
    /** To be raised whenever parsers or splitters give other text for the same document. */
    private static final String CODE = "5";

    private Recipe() {}

    public static String of(CorpusmillConfig config, ModelIdentity model) {
        List<String> parts = new ArrayList<>(List.of(
                CODE,
                config.index().language().code(),
                config.parse().maxText().toString(),
                Integer.toString(config.parse().maxEmbedded()),
                Integer.toString(config.parse().maxDepth()),
                groups(config),
                new TreeMap<>(config.metadata()).toString(),
                model.hash()));
        parts.addAll(SplitterAssembly.recipeParts(config));
        ParseChoices choices = ParseChoices.of(config.parse());
        if (!choices.equals(ParseChoices.DEFAULT)) {
            parts.addAll(choices.toArguments());
        }
        return Hashes.ofParts(parts.toArray(String[]::new));
    }

    /** In the form of version 0.1; a later key is part of it only where it is set, so that old recipes keep their value. */
    private static String groups(CorpusmillConfig config) {
        Map<String, String> groups = new TreeMap<>();
        config.groups()
                .forEach((name, group) -> groups.put(
                        name,
                        "GroupConfig[split=" + group.split() + ", maxTokens=" + group.maxTokens() + ", overlap="
                                + group.overlap() + (group.parent().isEmpty() ? "" : ", parent=" + group.parent())
                                + "]"));
        return groups.toString();
    }
}
