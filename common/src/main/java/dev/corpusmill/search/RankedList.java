package dev.corpusmill.search;

import dev.corpusmill.api.store.ScoredNode;
import java.util.List;

/** What one route found, best first. */
public record RankedList(String route, List<ScoredNode> hits) {
    public RankedList {
        hits = List.copyOf(hits);
    }
}
