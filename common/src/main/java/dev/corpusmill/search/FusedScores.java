package dev.corpusmill.search;

import dev.corpusmill.model.Node;
import dev.corpusmill.search.Hit.RouteScore;
import dev.corpusmill.store.ScoredNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what each route gives to a node, and puts the nodes in order. */
final class FusedScores {
    private static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble(Hit::score)
            .reversed()
            .thenComparing(hit -> hit.node().id());

    private final Map<String, Entry> byId = new HashMap<>();

    /** What a node has so far. The node itself is the one of the route that found it first. */
    private static final class Entry {
        final Node node;
        final Map<String, RouteScore> routes = new HashMap<>();
        double score;

        Entry(Node node) {
            this.node = node;
        }
    }

    /** The lists by the name of their route: sums come out the same to the last bit, whichever route was asked first. */
    static List<RankedList> inOrder(List<RankedList> lists) {
        return lists.stream().sorted(Comparator.comparing(RankedList::route)).toList();
    }

    /** Counts one finding; a route that lists a node twice counts once, at its better rank. */
    void add(String route, int rank, ScoredNode found, double contribution) {
        Entry entry = byId.computeIfAbsent(found.node().id(), id -> new Entry(found.node()));
        if (entry.routes.putIfAbsent(route, new RouteScore(rank, found.score())) == null) {
            entry.score += contribution;
        }
    }

    List<Hit> best(int k) {
        List<Hit> hits = new ArrayList<>(byId.size());
        for (Entry entry : byId.values()) {
            hits.add(new Hit(entry.node, entry.score, entry.routes));
        }
        hits.sort(BEST_FIRST);
        return List.copyOf(hits.subList(0, Math.min(k, hits.size())));
    }
}
