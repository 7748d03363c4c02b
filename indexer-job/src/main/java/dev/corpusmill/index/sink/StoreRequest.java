package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.index.flow.PlanEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One attempt to carry out writes of one key: collects what they ask for, and sends it. */
final class StoreRequest {
    /** How many nodes one read of old nodes brings. */
    private static final int PAGE = 200;

    private final GenerationWriter writer;
    private final GenerationReader before;
    private final CatalogueRows rows;
    private final Map<String, CatalogueRow> oldRows = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> droppedNodes = new ArrayList<>();
    private final List<CatalogueRow> putRows = new ArrayList<>();
    private final List<String> droppedRows = new ArrayList<>();
    private String group = "";

    private StoreRequest(GenerationWriter writer, GenerationReader before, CatalogueRows rows) {
        this.writer = writer;
        this.before = before;
        this.rows = rows;
    }

    /** {@code before} shows the generation as it was at a checkpoint of this attempt of the job. */
    static void send(List<DocumentWrite> writes, GenerationWriter writer, GenerationReader before, CatalogueRows rows) {
        StoreRequest request = new StoreRequest(writer, before, rows);
        request.readRows(writes);
        writes.forEach(write -> write.addTo(request));
        request.send();
    }

    CatalogueRows rows() {
        return rows;
    }

    /** The row that the document had; only for a write that said that it reads it. */
    Optional<CatalogueRow> rowOf(String documentId) {
        return Optional.ofNullable(oldRows.get(documentId));
    }

    /** The same where there must be one. */
    CatalogueRow presentRowOf(String documentId) {
        return rowOf(documentId)
                .orElseThrow(() -> new ClassifiedException(
                        FailureKind.TRANSIENT, "catalogue row vanished during the run: document=" + documentId));
    }

    void put(String ofGroup, Node node) {
        group = ofGroup;
        nodes.add(node);
    }

    void put(CatalogueRow row) {
        putRows.add(row);
    }

    void drop(String ofGroup, List<String> ids) {
        group = ofGroup;
        droppedNodes.addAll(ids);
    }

    void dropRow(String documentId) {
        droppedRows.add(documentId);
    }

    /** Removes all nodes of a document, at once. */
    void clean(String documentId) {
        writer.deleteNodesOf(documentId);
    }

    /** Gives the nodes of a document its new access, at once and in pages: a document may have very many. */
    void regrant(PlanEntry entry) {
        entry.nodes().forEach((ofGroup, count) -> {
            for (int from = 0; from < count; from += PAGE) {
                var page = new DocumentWrite.DropNodes(entry.documentId(), ofGroup, from, Math.min(count, from + PAGE));
                List<Node> granted = new ArrayList<>();
                for (Node node : before.fetch(ofGroup, page.ids())) {
                    granted.add(node.withAccess(entry.version(), entry.access()));
                }
                writer.upsert(ofGroup, granted);
            }
        });
    }

    private void readRows(List<DocumentWrite> writes) {
        List<String> ids = new ArrayList<>();
        for (DocumentWrite write : writes) {
            if (write.readsRow()) {
                ids.add(write.documentId());
            }
        }
        if (!ids.isEmpty()) {
            before.fetchCatalogue(ids).forEach(row -> oldRows.put(row.documentId(), row));
        }
    }

    private void send() {
        if (!nodes.isEmpty()) {
            writer.upsert(group, nodes);
        }
        if (!droppedNodes.isEmpty()) {
            writer.delete(group, droppedNodes);
        }
        if (!putRows.isEmpty()) {
            writer.upsertCatalogue(putRows);
        }
        if (!droppedRows.isEmpty()) {
            writer.deleteCatalogue(droppedRows);
        }
    }
}
