package dev.corpusmill.config;

import static dev.corpusmill.config.Check.check;

import java.io.Serializable;
import java.util.Set;

/**
 * What is built.
 *
 * @param name what users call the index; {@code [a-z0-9-]+}
 * @param language {@code en}, {@code zh} or {@code auto}
 */
public record IndexConfig(String name, String language) implements Serializable {
    public IndexConfig {
        check(name.matches("[a-z0-9-]+"), "name must match [a-z0-9-]+, was '%s'", name);
        check(!name.matches(".*g[0-9]+"), "name must not end like a generation (g1, g2, …), was '%s'", name);
        check(Set.of("en", "zh", "auto").contains(language), "language must be en, zh or auto, was '%s'", language);
    }
}
