package dev.corpusmill.index.sink;

import dev.corpusmill.index.flow.DocumentHeader;
import dev.corpusmill.index.flow.Op;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.model.CatalogueRow;
import dev.corpusmill.model.CatalogueRow.Failure;
import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.model.Node;
import dev.corpusmill.model.RowIds;
import dev.corpusmill.model.Stage;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.GenerationWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Closes a document: stale nodes go, and the catalogue row, written last, says what became of it. */
final class DocumentCloser {
    private static final int BATCH = 200;

    private final GenerationWriter writer;
    private final GenerationReader before;
    private final CatalogueRows rows;

    /** {@code before} shows the generation as it was when this attempt began. */
    DocumentCloser(GenerationWriter writer, GenerationReader before, String recipe) {
        this.writer = writer;
        this.before = before;
        this.rows = new CatalogueRows(recipe);
    }

    void close(OpenDocument document, DocumentHeader header) {
        Optional<String> refusal = document.finish();
        if (refusal.isPresent()) {
            fail(header.failed(new Failure(Stage.SINK, FailureKind.REJECTED, refusal.get())), header.nodes());
            return;
        }
        switch (header.outcome()) {
            case INDEXED -> {
                deleteNodes(header.entry(), header.nodes());
                writer.upsertCatalogue(List.of(rows.indexed(header, document.meanVector())));
            }
            case EMPTY -> {
                deleteNodes(header.entry(), Map.of());
                writer.upsertCatalogue(List.of(rows.empty(header)));
            }
            case FAILED -> fail(header, Map.of());
            case UNCHANGED -> touch(header);
            case NOT_READ -> apply(header);
        }
    }

    /** A document that could not be fetched keeps its nodes; one that failed later has none. */
    private void fail(DocumentHeader header, Map<String, Integer> written) {
        PlanEntry entry = header.entry();
        if (header.stage() == Stage.FETCH) {
            writer.upsertCatalogue(List.of(rows.failed(header, entry.nodes())));
            return;
        }
        if (header.stage() == Stage.EMBED || header.stage() == Stage.SINK) {
            writer.deleteNodesOf(entry.documentId()); // some of them may have been written already
        }
        deleteNodes(entry, Map.of());
        written.forEach((group, count) -> writer.delete(group, ids(entry.documentId(), group, 0, count)));
        writer.upsertCatalogue(List.of(rows.failed(header, Map.of())));
    }

    private void apply(DocumentHeader header) {
        PlanEntry entry = header.entry();
        if (entry.op() == Op.DELETE) {
            deleteNodes(entry, Map.of());
            writer.deleteCatalogue(List.of(entry.documentId()));
        } else {
            touch(header);
        }
    }

    /** The nodes stay; the row changes, and the nodes with it where their access or metadata did. */
    private void touch(DocumentHeader header) {
        PlanEntry entry = header.entry();
        CatalogueRow old = before.fetchCatalogue(List.of(entry.documentId())).stream()
                .findFirst()
                .orElseThrow(() -> new ClassifiedException(
                        FailureKind.TRANSIENT,
                        "catalogue row vanished during the run: document=" + entry.documentId()));
        if (entry.op() == Op.MISSING) {
            writer.upsertCatalogue(List.of(rows.missing(old, entry.version())));
            return;
        }
        if (!old.accessHash().equals(entry.accessHash())) {
            entry.nodes().forEach((group, count) -> regrant(entry, group, count));
        }
        writer.upsertCatalogue(List.of(rows.touched(old, header)));
    }

    private void regrant(PlanEntry entry, String group, int count) {
        for (int from = 0; from < count; from += BATCH) {
            List<Node> nodes = new ArrayList<>();
            for (Node node : before.fetch(group, ids(entry.documentId(), group, from, Math.min(count, from + BATCH)))) {
                nodes.add(node.withAccess(entry.version(), entry.tenant(), entry.principals(), entry.metadata()));
            }
            writer.upsert(group, nodes);
        }
    }

    /** Removes the old nodes whose ordinals the new document does not have. */
    private void deleteNodes(PlanEntry entry, Map<String, Integer> kept) {
        entry.nodes().forEach((group, count) -> {
            int from = kept.getOrDefault(group, 0);
            if (from < count) {
                writer.delete(group, ids(entry.documentId(), group, from, count));
            }
        });
    }

    private static List<String> ids(String documentId, String group, int from, int to) {
        List<String> ids = new ArrayList<>(to - from);
        for (int ordinal = from; ordinal < to; ordinal++) {
            ids.add(RowIds.node(documentId, group, ordinal));
        }
        return ids;
    }
}
