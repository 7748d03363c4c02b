package dev.corpusmill.api.search;

import dev.corpusmill.api.model.Deadline;
import java.util.List;

/**
 * Changes the order of fused hits, or leaves some out, before they are cut to the number that was asked for: a reranker, a
 * diversity rule, a boost. For several threads.
 *
 * <p>Its time is limited. Where it is late or fails, the hits stay as they were before it, and the trace says so.
 */
public interface PostProcessor {
    /** Names the post-processor in traces. */
    String name();

    /**
     * The hits in their new order, best first.
     *
     * @param hits fused, best first; more than the query's {@code k} where the configuration asks for more
     * @param deadline to be kept: what comes later is thrown away
     * @return only hits that were given, with other scores where it computes some
     */
    List<Hit> process(Query query, List<Hit> hits, Deadline deadline);
}
