package dev.corpusmill.search;

import dev.corpusmill.model.Node;
import dev.corpusmill.search.Hit.RouteScore;
import dev.corpusmill.store.ScoredNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what each route gives to a node, and puts the nodes in order. */
final class FusedScores {
    private static final Comparator<Entry> BEST_FIRST =
            Comparator.<Entry>comparingDouble(entry -> entry.score).reversed().thenComparing(entry -> entry.node.id());

    private final List<RankedList> lists;
    private final Map<String, Entry> byId;

    /** What a node has so far. The node itself is the one of the route that found it first. */
    private static final class Entry {
        final Node node;
        final @Nullable RouteScore[] byList;
        double score;

        Entry(Node node, int lists) {
            this.node = node;
            this.byList = new @Nullable RouteScore[lists];
        }
    }

    /** For these lists, of one route each; none is changed. */
    FusedScores(List<RankedList> lists) {
        this.lists = inOrder(lists);
        this.byId = new HashMap<>(
                2 * lists.stream().mapToInt(list -> list.hits().size()).sum());
    }

    /** The lists by the name of their route: sums come out the same to the last bit, whichever route was asked first. */
    private static List<RankedList> inOrder(List<RankedList> lists) {
        return lists.stream().sorted(Comparator.comparing(RankedList::route)).toList();
    }

    /** The lists in the order in which {@link #add} knows them. */
    List<RankedList> lists() {
        return lists;
    }

    /** Counts one finding; a list that has a node twice counts once, at its better rank. */
    void add(int list, int rank, ScoredNode found, double contribution) {
        Entry entry = byId.computeIfAbsent(found.node().id(), id -> new Entry(found.node(), lists.size()));
        if (entry.byList[list] == null) {
            entry.byList[list] = new RouteScore(rank, found.score());
            entry.score += contribution;
        }
    }

    List<Hit> best(int k) {
        List<Entry> entries = new ArrayList<>(byId.values());
        entries.sort(BEST_FIRST);
        return entries.stream().limit(k).map(this::hit).toList();
    }

    private Hit hit(Entry entry) {
        Map<String, RouteScore> routes = new HashMap<>();
        for (int i = 0; i < lists.size(); i++) {
            RouteScore score = entry.byList[i];
            if (score != null) {
                routes.put(lists.get(i).route(), score);
            }
        }
        return new Hit(entry.node, entry.score, routes);
    }
}
