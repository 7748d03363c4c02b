package dev.corpusmill.search;

import dev.corpusmill.api.store.ScoredNode;
import java.util.List;

/**
 * What one route found, best first.
 *
 * @param fromZero whether a node that is not in it would score 0, as one without any of the words; else no more than the last
 */
public record RankedList(String route, List<ScoredNode> hits, boolean fromZero) {
    public RankedList {
        hits = List.copyOf(hits);
    }

    /** What a route of vectors found. */
    public RankedList(String route, List<ScoredNode> hits) {
        this(route, hits, false);
    }

    /** The first of the hits. */
    List<ScoredNode> first(int most) {
        return hits.size() <= most ? hits : hits.subList(0, most);
    }
}
