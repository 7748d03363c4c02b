package dev.corpusmill.api.split;

import dev.corpusmill.api.Provider;

/** Brings a way to split documents: {@code groups.GROUP.split} is its name, {@code groups.GROUP.NAME} its settings. */
public interface SplitterProvider<C extends Record> extends Provider<C> {
    /** The splitter of a node group. */
    Splitter open(C settings, SplitContext context);
}
