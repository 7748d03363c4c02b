package dev.corpusmill.store.memory;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.RowRules;
import dev.corpusmill.api.store.StoreException;
import java.util.Collection;
import java.util.List;

/** Writes to a copy of the last commit's rows and publishes it at the next commit. */
final class MemoryWriter implements GenerationWriter {
    private final MemoryGeneration generation;
    private final RowRules rules;
    private MemoryRows rows;
    private boolean dirty;
    private boolean closed;

    /** The generation's writer place must have been taken. */
    MemoryWriter(MemoryGeneration generation) {
        this.generation = generation;
        this.rules = new RowRules(generation.last().manifest());
        this.rows = generation.last().rows().copy();
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public void upsert(String group, List<Node> nodes) {
        open();
        rules.group(group);
        nodes.forEach(rules::node);
        nodes.forEach(node ->
                rows.nodes(group).put(node.id(), node.withVector(node.vector().clone())));
        dirty |= !nodes.isEmpty();
    }

    @Override
    public void delete(String group, Collection<String> ids) {
        open();
        rules.group(group);
        ids.forEach(rows.nodes(group)::remove);
        dirty |= !ids.isEmpty();
    }

    @Override
    public void upsertCatalogue(List<CatalogueRow> added) {
        open();
        added.forEach(rules::catalogue);
        added.forEach(row -> rows.catalogue().put(row.documentId(), row));
        dirty |= !added.isEmpty();
    }

    @Override
    public void deleteCatalogue(Collection<String> documentIds) {
        open();
        documentIds.forEach(rows.catalogue()::remove);
        dirty |= !documentIds.isEmpty();
    }

    @Override
    public void deleteNodesOf(String documentId) {
        open();
        rows.deleteNodesOf(documentId);
        dirty = true;
    }

    @Override
    public void commit() {
        open();
        if (dirty) {
            generation.commit(rows);
            rows = rows.copy();
            dirty = false;
        }
    }

    @Override
    public void optimize() {
        commit();
    }

    @Override
    public boolean atomicCommits() {
        return true;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            generation.closeWriter();
        }
    }

    private void open() {
        if (closed) {
            throw new StoreException(
                    FailureKind.FATAL,
                    "writer is closed: generation="
                            + generation.last().manifest().name());
        }
    }
}
