package dev.corpusmill.api.search;

import dev.corpusmill.api.Provider;

/** Brings a kind of post-processor, such as a reranker: the {@code kind} of an entry of {@code search.post-processors}. */
public interface PostProcessorProvider<C extends Record> extends Provider<C> {
    /** A post-processor for one name of the configuration; it is used until the program ends. */
    PostProcessor open(C settings, RouteContext context);
}
