package dev.corpusmill.search;

import dev.corpusmill.store.NodeFilter;

/**
 * What is looked for.
 *
 * @param group the node group to search
 * @param k hits wanted
 * @param filter which nodes may be found; always holds the access filter of whoever asks
 */
public record Query(String question, String group, int k, NodeFilter filter) {}
