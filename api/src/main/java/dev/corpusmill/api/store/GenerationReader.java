package dev.corpusmill.api.store;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A view of one commit of one generation. For several threads; closed by the code that opened it. */
public interface GenerationReader extends AutoCloseable {
    Generation manifest();

    /** Changes with every commit; part of the key of cached search results. */
    String revision();

    /** Whether the generation has no commit and no manifest that this view does not show. Cheap: made for polling. */
    boolean current();

    /**
     * The nodes whose vectors are most like {@code vector}, best first.
     *
     * @return at most {@code k} hits that pass the filter; the score is the cosine, in [-1, 1]; nodes without vectors
     */
    List<ScoredNode> dense(String group, float[] vector, int k, NodeFilter filter, Deadline deadline);

    /** The nodes that match the words of the question best by BM25, best first; scores are positive. */
    List<ScoredNode> lexical(String group, String question, int k, NodeFilter filter, Deadline deadline);

    /** Nodes by id, with vectors, in no order; ids that are not there are left out. */
    List<Node> fetch(String group, Collection<String> ids);

    /**
     * Nodes by id that pass a filter, in no order; they need not have their vectors. A route with an index of its own reads its
     * hits by this and the query's filter, which holds the rights of the client.
     */
    default List<Node> fetch(String group, Collection<String> ids, NodeFilter filter) {
        Predicate<Node> passes = NodeMatcher.of(filter, manifest());
        return fetch(group, ids).stream().filter(passes).toList();
    }

    /** Catalogue rows by document id, in no order; ids that are not there are left out. */
    List<CatalogueRow> fetchCatalogue(Collection<String> documentIds);

    /** All nodes of a group with {@code fromId <= id < toId}, by ascending id, without vectors; "" means no bound. */
    void scan(String group, String fromId, String toId, Consumer<Node> consumer);

    /** All catalogue rows with {@code fromId <= document id < toId}, by ascending UTF-8 bytes; "" means no bound. */
    void scanCatalogue(String fromId, String toId, Consumer<CatalogueRow> consumer);

    /** Exact number of nodes of a group that pass the filter. */
    long count(String group, NodeFilter filter);

    /** A stored vector for each of the embed hashes that some node of the group has. */
    Map<String, float[]> vectors(String group, Collection<String> embedHashes);

    @Override
    void close();
}
