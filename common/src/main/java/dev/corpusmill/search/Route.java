package dev.corpusmill.search;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.ScoredNode;
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
}
