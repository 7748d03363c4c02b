package dev.corpusmill.testkit.store;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationWriter;
import java.util.Collection;
import java.util.List;

/** A writer that passes everything on; tests override what they want to see or spoil. */
public class ForwardingWriter implements GenerationWriter {
    private final GenerationWriter writer;

    public ForwardingWriter(GenerationWriter writer) {
        this.writer = writer;
    }

    @Override
    public int concurrency() {
        return writer.concurrency();
    }

    @Override
    public void upsert(String group, List<Node> nodes) {
        writer.upsert(group, nodes);
    }

    @Override
    public void delete(String group, Collection<String> ids) {
        writer.delete(group, ids);
    }

    @Override
    public void upsertCatalogue(List<CatalogueRow> rows) {
        writer.upsertCatalogue(rows);
    }

    @Override
    public void deleteCatalogue(Collection<String> documentIds) {
        writer.deleteCatalogue(documentIds);
    }

    @Override
    public void deleteNodesOf(String documentId) {
        writer.deleteNodesOf(documentId);
    }

    @Override
    public void commit() {
        writer.commit();
    }

    @Override
    public void optimize() {
        writer.optimize();
    }

    @Override
    public boolean atomicCommits() {
        return writer.atomicCommits();
    }

    @Override
    public void close() {
        writer.close();
    }
}
