package dev.corpusmill.config;

import dev.corpusmill.api.filter.DocumentFilterProvider;
import java.io.Serializable;

/**
 * Keeps documents out of the index by their content.
 *
 * @param kind name of its provider, which a plug-in brings
 * @param settings of the providers
 */
public record DocumentFilterConfig(
        String kind,

        @Sections.Of(value = DocumentFilterProvider.class, chosenBy = "kind")
        Sections settings) implements Serializable {}
