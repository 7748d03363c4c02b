package dev.corpusmill.api.search;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.ScoredNode;
import java.util.List;

/** One way to find nodes: dense over a group, BM25 over a group, a plug-in. For several threads. */
public interface Route {
    /** Names the route in results, traces and evaluations: {@code dense}, {@code bm25}. */
    String name();

    /** At most {@code candidates} nodes of the query's group that pass its filter, best first; rows are those of this reader. */
    List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline);

    /** Whether this search surely ends at its deadline: the thread that asks may run it then, where it would only wait. */
    default boolean keepsDeadline(Query query) {
        return false;
    }

    /** Whether scores are cosines of the question's vector: {@code answer.stored-above} and {@code answer.min-score} rest on them. */
    default boolean scoresAreCosines() {
        return false;
    }

    /** Whether a search embeds the question: such a route cannot search a generation of another model. */
    default boolean embedsQuestion() {
        return scoresAreCosines();
    }

    /**
     * Called with each view of the index before its first search, beside running searches of older views: a route with an index
     * of its own brings it in step here. {@link #search} gets this same reader. What it throws keeps the view from being used:
     * a route that only cannot serve this view throws in {@link #search}.
     */
    default void prepare(GenerationReader reader) {}
}
