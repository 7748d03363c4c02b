package dev.corpusmill.index.plan;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.SourceConfig;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.model.Access;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a plan is made by, besides listing and catalogue. */
public final class PlanRules {
    private final CorpusmillConfig config;
    private final String recipe;
    private final String generation;
    private final long runToken;
    private final boolean allowDeletes;
    private final long firstRunToken;
    private final Map<String, Access> accessBySource = new HashMap<>();

    public PlanRules(CorpusmillConfig config, String recipe, String generation, long runToken, boolean allowDeletes) {
        this(config, recipe, generation, new Tokens(runToken, runToken), allowDeletes);
    }

    /** A run that plans more than once draws a token for each plan, so that versions increase: its first and this one. */
    public record Tokens(long first, long now) {}

    public PlanRules(CorpusmillConfig config, String recipe, String generation, Tokens tokens, boolean allowDeletes) {
        this.config = config;
        this.recipe = recipe;
        this.generation = generation;
        this.runToken = tokens.now();
        this.firstRunToken = tokens.first();
        this.allowDeletes = allowDeletes;
        for (SourceConfig source : config.sources()) {
            accessBySource.put(source.name(), source.access());
        }
    }

    String recipe() {
        return recipe;
    }

    String generation() {
        return generation;
    }

    long runToken() {
        return runToken;
    }

    /** Whether this token is one of this run, or of a later one. */
    boolean sameRun(long token) {
        return token >= firstRunToken;
    }

    boolean allowDeletes() {
        return allowDeletes;
    }

    /** Who may see the documents of a source of the configuration. */
    Access access(String source) {
        Access access = accessBySource.get(source);
        if (access == null) {
            throw new IllegalArgumentException("no such source: " + source);
        }
        return access;
    }

    /** Why a limit keeps a document out. */
    Optional<String> skip(ListedFile file) {
        return file.size() <= config.parse().maxFileSize().bytes()
                ? Optional.empty()
                : Optional.of("larger than parse.max-file-size: bytes=" + file.size() + " limit="
                        + config.parse().maxFileSize());
    }
}
