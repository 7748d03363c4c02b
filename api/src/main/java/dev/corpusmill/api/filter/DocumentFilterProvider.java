package dev.corpusmill.api.filter;

import dev.corpusmill.api.Provider;

/** Brings a document filter: the {@code kind} of an entry of {@code parse.filters} is its name. */
public interface DocumentFilterProvider<C extends Record> extends Provider<C> {
    /** The filter of one entry. */
    DocumentFilter open(C settings);
}
