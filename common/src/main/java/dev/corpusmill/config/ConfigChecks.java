package dev.corpusmill.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.embed.EmbedderProvider;
import dev.corpusmill.plugin.Providers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What must hold between parts of a configuration. Parts that could not be read are left out. */
final class ConfigChecks {
    private static final Set<String> METADATA_TYPES = Set.of("keyword", "long", "double");
    private static final int SPECIAL_TOKENS = 2; // that a model puts around its input

    private final JsonNode tree;
    private final ConfigBinder bound;
    private final Problems problems;
    private final Providers providers;

    ConfigChecks(JsonNode tree, ConfigBinder bound, Problems problems, Providers providers) {
        this.tree = tree;
        this.bound = bound;
        this.problems = problems;
        this.providers = providers;
    }

    void run() {
        if (tree.path("sources").isArray() && tree.path("sources").isEmpty()) {
            problems.add("sources", "at least one is needed");
        }
        metadataTypes();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < tree.path("sources").size(); i++) {
            String path = "sources[" + i + "]";
            String name = bound.at(path + ".name", String.class);
            String other = name == null ? null : names.putIfAbsent(name, path);
            if (other != null) {
                problems.add(path + ".name", "must be unique, '" + name + "' is the name of " + other + ", too");
            }
            metadataValues(path + ".metadata");
            mappedMetadata(path + ".mapping.metadata");
        }
        EmbeddingConfig embedding = bound.at("embedding", EmbeddingConfig.class);
        if (embedding != null) {
            engine(providers.embedder(embedding.engine()), embedding);
        }
        groups();
        new GroupChecks(tree, bound, problems).run();
    }

    private <C extends Record> void engine(EmbedderProvider<C> provider, EmbeddingConfig embedding) {
        provider.problem(embedding.settings().of(provider), embedding.model()).ifPresent(problem -> {
            int space = problem.indexOf(' ');
            problems.add("embedding." + problem.substring(0, space), problem.substring(space + 1));
        });
    }

    private void metadataTypes() {
        for (String field : ConfigTree.names(tree.path("metadata"))) {
            String path = "metadata." + field;
            if (!field.matches("[A-Za-z][A-Za-z0-9_]*")) {
                problems.add(path, "a field must match [A-Za-z][A-Za-z0-9_]*");
            }
            String type = bound.at(path, String.class);
            if (type != null && !METADATA_TYPES.contains(type)) {
                problems.add(path, "must be keyword, long or double, was '" + type + "'");
            }
        }
    }

    /** Records may give values of declared fields only. */
    private void mappedMetadata(String path) {
        Map<?, ?> fields = bound.at(path, Map.class);
        if (fields != null && tree.path("metadata").isObject()) {
            fields.keySet().stream()
                    .filter(field -> !tree.path("metadata").has(field.toString()))
                    .forEach(field -> undeclared(path + "." + field, field.toString(), problems));
        }
    }

    private static void undeclared(String path, String field, Problems problems) {
        problems.add(path, "is not declared: metadata must say {" + field + ": keyword}, or long, or double");
    }

    private void metadataValues(String path) {
        metadataValues(path, tree, bound, problems);
    }

    /** The fields are declared, and their values are of the declared types. */
    static void metadataValues(String path, JsonNode tree, ConfigBinder bound, Problems problems) {
        Map<?, ?> values = bound.at(path, Map.class);
        if (values == null || !tree.path("metadata").isObject()) {
            return;
        }
        values.forEach((field, value) -> {
            if (!tree.path("metadata").has(field.toString())) {
                undeclared(path + "." + field, field.toString(), problems);
                return;
            }
            String type = bound.at("metadata." + field, String.class);
            if (type != null && !MetadataValues.ofType(type, value.toString())) {
                problems.add(path + "." + field, "must be a " + type + ", was '" + value + "'");
            }
        });
    }

    private void groups() {
        if (tree.path("groups").isObject() && !tree.path("groups").has("chunk")) {
            problems.add("groups", "the group 'chunk' is needed");
        }
        EmbeddingConfig embedding = bound.at("embedding", EmbeddingConfig.class);
        for (String name : ConfigTree.names(tree.path("groups"))) {
            String path = "groups." + name;
            if (!name.matches("[a-z0-9-]+") || name.equals("document")) {
                problems.add(path, "a name must match [a-z0-9-]+ and not be 'document'");
            }
            GroupConfig group = bound.at(path, GroupConfig.class);
            if (embedding != null && group != null) {
                fits(path + ".max-tokens", group.maxTokens(), embedding);
            }
        }
    }

    /** A model in a folder says itself what fits, when it is opened. */
    private void fits(String path, int tokens, EmbeddingConfig embedding) {
        int max = maxTokens(providers.embedder(embedding.engine()), embedding);
        if (max > 0 && tokens + SPECIAL_TOKENS > max) {
            problems.add(
                    path,
                    "must be at most " + (max - SPECIAL_TOKENS) + " for the embedding model, which takes " + max
                            + " with its special tokens; was " + tokens);
        }
    }

    private static <C extends Record> int maxTokens(EmbedderProvider<C> provider, EmbeddingConfig embedding) {
        return provider.maxTokens(embedding.settings().of(provider), embedding.model());
    }
}
