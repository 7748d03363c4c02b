package dev.corpusmill.index.copy;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.report.RunCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A generation from which documents are copied: their rows keep text, vectors and places, and get the version, the access
 * and the metadata that the plan gives them. Not for several threads.
 */
final class GenerationCopier implements AutoCloseable {
    /** Most nodes that are fetched together, except that one document is fetched whole. */
    private static final int MAX_NODES = 1000;

    private final GenerationReader reader;
    private final UnchangedDocument unchanged;
    private final RunCounters counters;

    /** A document to copy: what its end record will say, and the row it comes from. */
    private record Copy(DocumentContext document, CatalogueRow row) {
        int nodes() {
            return document.nodes().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }
    }

    GenerationCopier(GenerationReader reader, UnchangedDocument unchanged, RunCounters counters) {
        this.reader = reader;
        this.unchanged = unchanged;
        this.counters = counters;
    }

    /** Emits the rows of all documents that can be copied, each document whole; returns the entries of the others. */
    List<PlanEntry> copy(List<PlanEntry> entries, Consumer<EmbeddedRecord> out) {
        Map<String, CatalogueRow> rows = rows(entries);
        List<PlanEntry> others = new ArrayList<>();
        List<Copy> copies = new ArrayList<>();
        int nodes = 0;

        for (PlanEntry entry : entries) {
            CatalogueRow row = rows.get(entry.documentId());
            Optional<DocumentContext> document = row == null ? Optional.empty() : unchanged.contextOf(entry, row);
            if (row != null && document.isPresent()) {
                Copy copy = new Copy(document.get(), row);
                if (nodes > 0 && nodes + copy.nodes() > MAX_NODES) {
                    others.addAll(hand(copies, out));
                    copies.clear();
                    nodes = 0;
                }
                copies.add(copy);
                nodes += copy.nodes();
            } else if (entry.action() != PlanAction.COPY) { // it has left the index since it was planned
                others.add(entry);
            }
        }

        others.addAll(hand(copies, out));
        return others;
    }

    private Map<String, CatalogueRow> rows(List<PlanEntry> entries) {
        List<String> ids = entries.stream()
                .filter(entry -> entry.action() == PlanAction.ADD
                        || entry.action() == PlanAction.UPDATE
                        || entry.action() == PlanAction.COPY)
                .map(PlanEntry::documentId)
                .toList();
        Map<String, CatalogueRow> rows = new HashMap<>();
        if (!ids.isEmpty()) {
            reader.fetchCatalogue(ids).forEach(row -> rows.put(row.documentId(), row));
        }
        return rows;
    }

    /** Returns the entries of documents that another run is writing at this moment: their rows are of two versions. */
    private List<PlanEntry> hand(List<Copy> copies, Consumer<EmbeddedRecord> out) {
        Map<String, Map<String, Node>> nodes = nodes(copies);
        List<PlanEntry> others = new ArrayList<>();
        for (Copy copy : copies) {
            List<EmbeddedRecord> records = new ArrayList<>(copy.nodes() + 1);
            if (whole(copy, nodes, records)) {
                records.forEach(out);
                out.accept(EmbeddedRecord.end(copy.document()));
                counters.embedded(0, records.size(), 0);
                counters.document(copy.document());
            } else if (copy.document().entry().action() == PlanAction.COPY) {
                throw new ClassifiedException(
                        FailureKind.TRANSIENT,
                        "a document changed while it was copied: document="
                                + copy.document().documentId());
            } else {
                others.add(copy.document().entry());
            }
        }
        return others;
    }

    private Map<String, Map<String, Node>> nodes(List<Copy> copies) {
        Map<String, List<String>> ids = new HashMap<>();
        for (Copy copy : copies) {
            copy.document()
                    .nodes()
                    .forEach((group, count) -> ids.computeIfAbsent(group, unused -> new ArrayList<>())
                            .addAll(NodeIds.of(copy.row().documentId(), group, count)));
        }

        Map<String, Map<String, Node>> nodes = new HashMap<>();
        ids.forEach((group, wanted) -> {
            Map<String, Node> found = nodes.computeIfAbsent(group, unused -> new HashMap<>());
            if (!wanted.isEmpty()) {
                reader.fetch(group, wanted).forEach(node -> found.put(node.id(), node));
            }
        });

        return nodes;
    }

    /** Collects the nodes of a document by ordinal; false where one is missing or of another version than its row. */
    private static boolean whole(Copy copy, Map<String, Map<String, Node>> nodes, List<EmbeddedRecord> records) {
        for (Map.Entry<String, Integer> counted : copy.document().nodes().entrySet()) {
            String group = counted.getKey();
            for (String id : NodeIds.of(copy.row().documentId(), group, counted.getValue())) {
                Node node = nodes.getOrDefault(group, Map.of()).get(id);
                if (node == null || !copy.row().status().agrees(copy.row().version(), node.version())) {
                    return false;
                }
                records.add(EmbeddedRecord.of(copy.document(), group, node));
            }
        }
        return true;
    }

    @Override
    public void close() {
        reader.close();
    }
}
