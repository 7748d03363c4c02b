package dev.corpusmill.api.store;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Node;
import java.util.Collection;
import java.util.List;

/**
 * Writes rows of one generation. A call has taken effect when it returns; readers see it after {@link #commit} at the
 * latest. At most {@link #concurrency} threads at once may call upsert and delete methods; everything else is for one.
 */
public interface GenerationWriter extends AutoCloseable {
    /** How many calls may be in flight at once; 1 where the writer is not for several threads. */
    int concurrency();

    /**
     * Adds nodes, or replaces those of the same id. No id comes twice in a call.
     *
     * @throws StoreException REJECTED where a vector has another dimension than the generation's model or is not
     *     finite, or a row is larger than the store takes: nothing of the call is written; REJECTED where a server refuses
     *     a row for reasons of its own: some of the call may be written
     */
    void upsert(String group, List<Node> nodes);

    /** Removes nodes by id; ids that are not there are no error. */
    void delete(String group, Collection<String> ids);

    /** Adds or replaces catalogue rows by document id. */
    void upsertCatalogue(List<CatalogueRow> rows);

    /** Removes catalogue rows by document id. */
    void deleteCatalogue(Collection<String> documentIds);

    /** Removes every node of a document in every group, found by a scan that sees all that was written before. */
    void deleteNodesOf(String documentId);

    /** Makes all that was written visible and durable. Without new writes it changes nothing. */
    void commit();

    /**
     * Commits, and puts the rows into the shape that searches fastest. Optional work for the end of a full build: it may
     * take minutes, changes no row and may do nothing.
     */
    void optimize();

    /**
     * Whether readers see only what a commit made visible, all of it at once. Then a document needs no mark while it
     * is being written.
     */
    boolean atomicCommits();

    /** Drops what was not committed and ends; closing twice is harmless. */
    @Override
    void close();
}
