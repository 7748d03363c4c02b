package dev.corpusmill.example.words;

import static dev.corpusmill.api.config.Check.check;

/**
 * The keys below {@code word-index} of a route of this kind.
 *
 * @param maxNodes nodes with one word that the index holds at most; each takes some 150 bytes
 */
public record WordIndexSettings(int maxNodes) {
    public WordIndexSettings {
        check(maxNodes >= 1 && maxNodes <= 20_000_000, "max-nodes must be 1 to 20000000, was %s", maxNodes);
    }
}
