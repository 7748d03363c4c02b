package dev.corpusmill.store.milvus;

import dev.corpusmill.api.store.GenerationNames;
import java.util.Optional;

/**
 * Names of collections. Milvus takes letters, digits and underscores, and no digit first; names of indexes and groups hold
 * {@code -}, too, but no underscore. So {@code -} is written {@code _d}, and no two names meet.
 */
final class MilvusNames {
    /** The group of catalogue rows. */
    static final String CATALOGUE = "document";

    private final String index;

    MilvusNames(String index) {
        this.index = (Character.isDigit(index.charAt(0)) ? "_n" : "") + escaped(index);
    }

    /** The alias of the live generation's catalogue; no collection has this name. */
    String alias() {
        return index;
    }

    /** The collection of a group, like {@code docs_g7__chunk}. */
    String collection(String generation, String group) {
        return index + "_" + GenerationNames.check(generation) + "__" + escaped(group);
    }

    /** The collection of revisions. */
    String control() {
        return index + "__control";
    }

    /** The collection that stands for a drawn number, like {@code docs__run_12}. */
    String numbered(String kind, long number) {
        return index + "__" + kind + "_" + number;
    }

    /** The number of such a collection; 0 for any other. */
    long numberOf(String kind, String collection) {
        String prefix = index + "__" + kind + "_";
        String rest = collection.startsWith(prefix) ? collection.substring(prefix.length()) : "";
        return rest.matches("[0-9]{1,18}") ? Long.parseLong(rest) : 0;
    }

    /** The generation whose catalogue this collection is. */
    Optional<String> generationOf(String collection) {
        String ending = "__" + CATALOGUE;
        if (!collection.startsWith(index + "_") || !collection.endsWith(ending)) {
            return Optional.empty();
        }
        int from = index.length() + 1;
        int to = collection.length() - ending.length();
        return Optional.of(from < to ? collection.substring(from, to) : "").filter(GenerationNames::valid);
    }

    /** The generation to which a collection of rows belongs. */
    Optional<String> generationOfRows(String collection) {
        int end = collection.indexOf("__", index.length());
        return collection.startsWith(index + "_") && end > index.length()
                ? Optional.of(collection.substring(index.length() + 1, end)).filter(GenerationNames::valid)
                : Optional.empty();
    }

    private static String escaped(String name) {
        return name.replace("-", "_d");
    }
}
