package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.store.StoreProvider;
import java.io.Serializable;

/**
 * Where the index lives.
 *
 * @param kind name of its provider: {@code lucene}, {@code milvus}, or what a plug-in brings
 * @param path folder of an embedded index; with any store, of reports and plans
 * @param settings of the providers
 */
public record StoreConfig(
        String kind,
        String path,

        @Sections.Of(value = StoreProvider.class, chosenBy = "kind")
        Sections settings) implements Serializable {
    public StoreConfig {
        check(!path.isBlank(), "path must not be empty");
    }
}
