package dev.corpusmill.api.search;

import dev.corpusmill.api.store.NodeFilter;

/**
 * What is looked for.
 *
 * @param group the node group to search
 * @param k hits wanted
 * @param filter which nodes may be found; always holds the access filter of the client
 */
public record Query(String question, String group, int k, NodeFilter filter) {
    /** The same of another group. */
    public Query in(String otherGroup) {
        return new Query(question, otherGroup, k, filter);
    }
}
