package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.RowRules;
import dev.corpusmill.api.store.StoreException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes at once: what a call wrote is on the server when it returns, and a commit only tells readers that there is news. */
final class MilvusWriter implements GenerationWriter {
    private final MilvusGeneration generation;
    private final RowRules rules;
    private final MilvusRows rows;
    private final MilvusFence fence;
    private volatile boolean dirty;
    private volatile boolean closed;

    MilvusWriter(MilvusGeneration generation, MilvusRows rows, MilvusFence fence) {
        this.generation = generation;
        this.rules = new RowRules(generation.manifest());
        this.rows = rows;
        this.fence = fence;
    }

    @Override
    public int concurrency() {
        return generation.connection().settings().requests();
    }

    @Override
    public void upsert(String group, List<Node> nodes) {
        open();
        rules.group(group);
        nodes.forEach(rules::node);
        Map<String, Node> distinct = new LinkedHashMap<>();
        nodes.forEach(node -> distinct.put(node.id(), node));
        write(
                !nodes.isEmpty(),
                () -> generation
                        .requests(group)
                        .upsert(distinct.values().stream().map(rows::of).toList()));
    }

    @Override
    public void delete(String group, Collection<String> ids) {
        open();
        rules.group(group);
        write(!ids.isEmpty(), () -> generation.requests(group).delete(ids));
    }

    @Override
    public void upsertCatalogue(List<CatalogueRow> added) {
        open();
        added.forEach(rules::catalogue);
        Map<String, CatalogueRow> distinct = new LinkedHashMap<>();
        added.forEach(row -> distinct.put(row.documentId(), row));
        write(
                !added.isEmpty(),
                () -> generation
                        .requests(MilvusNames.CATALOGUE)
                        .upsert(distinct.values().stream().map(rows::of).toList()));
    }

    @Override
    public void deleteCatalogue(Collection<String> documentIds) {
        open();
        write(
                !documentIds.isEmpty(),
                () -> generation.requests(MilvusNames.CATALOGUE).delete(documentIds));
    }

    @Override
    public void deleteNodesOf(String documentId) {
        open();
        for (String group : generation.manifest().groups()) {
            MilvusRequests requests = generation.requests(group);
            String ofDocument = "document_id == " + MilvusLiterals.of(documentId);
            List<String> before = List.of();
            List<String> ids = ids(requests, ofDocument);
            while (!ids.isEmpty()) {
                if (ids.equals(before)) {
                    throw new StoreException(
                            FailureKind.TRANSIENT,
                            "rows are still there after they were deleted: document=" + documentId);
                }
                before = ids;
                List<String> found = ids;
                write(true, () -> requests.delete(found));
                ids = ids(requests, ofDocument);
            }
        }
    }

    private static List<String> ids(MilvusRequests requests, String expression) {
        return requests.query(expression, List.of("id"), MilvusRequests.PAGE).stream()
                .map(row -> MilvusRows.text(row, "id"))
                .toList();
    }

    @Override
    public void commit() {
        open();
        if (dirty) {
            fence.check();
            dirty = false; // before: a write that comes meanwhile asks for another commit
            generation.revisions().change(generation.manifest().name());
        }
    }

    /** Waits until the server has built the indexes of all rows. */
    @Override
    public void optimize() {
        commit();
        generation.awaitIndexes();
    }

    @Override
    public boolean atomicCommits() {
        return false;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            generation.connection().close();
        }
    }

    private void write(boolean any, Runnable request) {
        if (any) {
            fence.check();
            dirty = true;
            request.run();
        }
    }

    private void open() {
        if (closed) {
            throw new StoreException(
                    FailureKind.FATAL,
                    "writer is closed: generation=" + generation.manifest().name());
        }
    }
}
