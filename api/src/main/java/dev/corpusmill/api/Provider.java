package dev.corpusmill.api;

/**
 * Brings one kind of part: a store, an embedder, a route, a post-processor, a splitter, a document filter or a
 * record format.
 *
 * <p>It is found by {@link java.util.ServiceLoader} under the interface that extends this one, has a public constructor without
 * parameters, and connects to nothing before its {@code open} is called.
 *
 * @param <C> the record of its configuration keys
 */
public interface Provider<C extends Record> {
    /** The name in the configuration, like {@code lucene}; {@code [a-z0-9-]+}, unique among the providers of its interface. */
    String name();

    /**
     * The record that the keys below the provider's name are read into. Component {@code maxSize} is the key
     * {@code max-size}. The constructor checks values with {@link dev.corpusmill.api.config.Check}; {@link NoSettings} has no
     * keys.
     *
     * <p>Types of components: {@code String}, {@code boolean}, {@code int}, {@code long}, {@code double},
     * {@link java.time.Duration}, enums, the value types of {@link dev.corpusmill.api.config}, records of such, and lists and
     * string-keyed maps of all of these.
     */
    Class<C> settings();

    /** YAML with a default for each key; a key without one must be given. */
    default String defaults() {
        return "";
    }
}
