package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import java.io.Serializable;

/**
 * What is built.
 *
 * @param name what users call the index; {@code [a-z0-9-]+}
 * @param language decides the analyzers of BM25, and the bundled model
 */
public record IndexConfig(String name, IndexLanguage language) implements Serializable {
    public IndexConfig {
        check(name.matches("[a-z0-9-]+"), "name must match [a-z0-9-]+, was '%s'", name);
        check(!name.matches(".*g[0-9]+"), "name must not end like a generation (g1, g2, …), was '%s'", name);
    }
}
