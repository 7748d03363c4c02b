package dev.corpusmill.search;

import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.Hit.RouteScore;
import dev.corpusmill.api.store.ScoredNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what each route gives to a node, and puts the nodes in order. */
final class FusedScores {
    private final List<RankedList> lists;
    private final Map<Object, Entry> entries;
    private final boolean numbered;
    private final boolean[] ofDocuments; // by list: whether its hits stand for their documents
    private @Nullable Map<String, List<Entry>> byDocument; // made when the first list of documents comes

    /** What a node has so far; it is read, if at all, from the route that found it first. */
    private static final class Entry implements Comparable<Entry> {
        final ScoredNode found;
        final int[] ranks; // by list; 0 where it was not found
        double score;

        Entry(ScoredNode found, int lists) {
            this.found = found;
            this.ranks = new int[lists];
        }

        void add(int list, int rank, double contribution) {
            if (ranks[list] == 0) {
                ranks[list] = rank;
                score += contribution;
            }
        }

        /** The better one first; equal scores by id. */
        @Override
        public int compareTo(Entry other) {
            int byScore = Double.compare(other.score, score);
            return byScore == 0 ? found.id().compareTo(other.found.id()) : byScore;
        }
    }

    /**
     * For these lists, of one route each; none is changed.
     *
     * @param ofDocuments routes whose hits stand for their documents
     */
    FusedScores(List<RankedList> lists, Set<String> ofDocuments) {
        this.lists = inOrder(lists);
        this.numbered = numbered(lists);
        this.ofDocuments = new boolean[this.lists.size()];
        for (int i = 0; i < this.ofDocuments.length; i++) {
            this.ofDocuments[i] = ofDocuments.contains(this.lists.get(i).route());
        }
        this.entries = new HashMap<>(
                2 * lists.stream().mapToInt(list -> list.hits().size()).sum());
    }

    private static boolean numbered(List<RankedList> lists) {
        for (RankedList list : lists) {
            for (ScoredNode hit : list.hits()) {
                if (!hit.numbered()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The lists by the name of their route: sums come out the same to the last bit, whichever route was asked first. */
    private static List<RankedList> inOrder(List<RankedList> lists) {
        return lists.stream().sorted(Comparator.comparing(RankedList::route)).toList();
    }

    /** The lists in the order in which {@link #add} knows them. */
    List<RankedList> lists() {
        return lists;
    }

    /** The numbers of the lists in the order in which they are to be added: those of documents come last. */
    int[] order() {
        int[] order = new int[ofDocuments.length];
        int next = 0;
        for (boolean last : new boolean[] {false, true}) {
            for (int list = 0; list < ofDocuments.length; list++) {
                if (ofDocuments[list] == last) {
                    order[next++] = list;
                }
            }
        }
        return order;
    }

    /** Counts one finding; a list that has a node twice counts once, at its better rank. */
    void add(int list, int rank, ScoredNode found, double contribution) {
        if (ofDocuments[list]) {
            entriesOf(found.node().documentId()).forEach(entry -> entry.add(list, rank, contribution));
            return;
        }
        Entry entry = entries.computeIfAbsent(key(found), key -> new Entry(found, lists.size()));
        entry.add(list, rank, contribution);
    }

    /** What was found of a document: here nodes must be read that are not shown. */
    private List<Entry> entriesOf(String document) {
        Map<String, List<Entry>> known = byDocument;
        if (known == null) {
            known = new HashMap<>();
            for (Entry entry : entries.values()) {
                known.computeIfAbsent(entry.found.node().documentId(), key -> new ArrayList<>())
                        .add(entry);
            }
            byDocument = known;
        }
        return known.getOrDefault(document, List.of());
    }

    /** By its row, unless some have none: to read all ids takes longer than to fuse. */
    private Object key(ScoredNode found) {
        return numbered ? (Object) found.row() : found.id();
    }

    /** At most {@code k}, best first. */
    List<Hit> best(int k) {
        Queue<Entry> best = new PriorityQueue<>(Comparator.reverseOrder()); // its head is the worst of them
        for (Entry entry : entries.values()) {
            if (best.size() < k) {
                best.add(entry);
            } else if (k > 0 && entry.compareTo(best.element()) < 0) {
                best.remove();
                best.add(entry);
            }
        }
        Hit[] hits = new Hit[best.size()];
        for (int i = hits.length - 1; i >= 0; i--) {
            hits[i] = hit(best.remove());
        }
        return List.of(hits);
    }

    private Hit hit(Entry entry) {
        Map<String, RouteScore> routes = new HashMap<>();
        for (int i = 0; i < lists.size(); i++) {
            RankedList list = lists.get(i);
            int rank = entry.ranks[i];
            if (rank > 0) {
                ScoredNode found = list.hits().get(rank - 1);
                routes.put(
                        list.route(),
                        new RouteScore(rank, found.score(), found.part().orElse(null)));
            }
        }
        return new Hit(entry.found.node(), entry.score, routes);
    }
}
