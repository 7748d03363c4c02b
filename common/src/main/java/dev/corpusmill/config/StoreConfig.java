package dev.corpusmill.config;

import static dev.corpusmill.config.Check.check;

import java.io.Serializable;
import java.util.Set;

/**
 * Where the index lives.
 *
 * @param kind {@code lucene}
 * @param path folder of the embedded store
 */
public record StoreConfig(String kind, String path) implements Serializable {
    public StoreConfig {
        check(Set.of("lucene").contains(kind), "kind must be lucene, was '%s'", kind);
        check(!path.isBlank(), "path must not be empty");
    }
}
