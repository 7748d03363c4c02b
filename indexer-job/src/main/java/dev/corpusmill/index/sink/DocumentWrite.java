package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One thing that a document asks of the store. Writes with the same key share requests, whatever their documents. */
sealed interface DocumentWrite {
    /** How writes that share a request are sent. */
    enum Sending {
        /** The store may refuse one of them: it is found by halving the request. */
        HALVED,
        /** In one request; the store has no reason to refuse it. */
        TOGETHER,
        /** Each in a request of its own. */
        ALONE
    }

    String documentId();

    /** Adds to a request what it takes to carry out this write. */
    void addTo(StoreRequest request);

    Sending sending();

    /** Node group; empty for the catalogue. */
    default String group() {
        return "";
    }

    default BatchKey key() {
        return new BatchKey(getClass(), group());
    }

    /** How many rows it writes or removes, at least 1. */
    default int rows() {
        return 1;
    }

    /** Rough size in memory and on the wire. */
    default long bytes() {
        return 512;
    }

    /** Whether the next write of the same document may be sent before this one is done. */
    default boolean joins(DocumentWrite next) {
        return false;
    }

    /** Whether it needs the catalogue row that the document had. */
    default boolean readsRow() {
        return false;
    }

    /** Whether it is the row that closes its document: without it, nothing says what became of it. */
    default boolean closes() {
        return false;
    }

    /**
     * Opens the document: its row says that its nodes are being written or deleted.
     *
     * @param known whether the catalogue has a row; it keeps all but status and version
     * @param first the row of a document that had none
     */
    record Mark(DocumentStatus mark, boolean known, CatalogueRow first) implements DocumentWrite {
        @Override
        public String documentId() {
            return first.documentId();
        }

        @Override
        public Sending sending() {
            return Sending.HALVED;
        }

        @Override
        public boolean readsRow() {
            return known;
        }

        @Override
        public void addTo(StoreRequest request) {
            request.put(request.rowOf(documentId()).orElse(first).marked(mark, first.version()));
        }
    }

    /** Removes all nodes that the store has of the document. */
    record Clean(String documentId) implements DocumentWrite {
        @Override
        public Sending sending() {
            return Sending.ALONE;
        }

        @Override
        public void addTo(StoreRequest request) {
            request.clean(documentId);
        }
    }

    /** Adds or replaces a node. */
    record PutNode(String group, Node node) implements DocumentWrite {
        @Override
        public String documentId() {
            return node.documentId();
        }

        @Override
        public long bytes() {
            return 512 + 4L * node.vector().length + 4L * node.text().length();
        }

        @Override
        public Sending sending() {
            return Sending.HALVED;
        }

        @Override
        public boolean joins(DocumentWrite next) {
            return next instanceof PutNode;
        }

        @Override
        public void addTo(StoreRequest request) {
            request.put(group, node);
        }
    }

    /** Removes the nodes with {@code from <= ordinal < to}. */
    record DropNodes(String documentId, String group, int from, int to) implements DocumentWrite {
        @Override
        public int rows() {
            return to - from;
        }

        @Override
        public long bytes() {
            return 128L * rows();
        }

        @Override
        public Sending sending() {
            return Sending.TOGETHER;
        }

        @Override
        public boolean joins(DocumentWrite next) {
            return next instanceof DropNodes;
        }

        @Override
        public void addTo(StoreRequest request) {
            request.drop(group, ids());
        }

        List<String> ids() {
            List<String> ids = new ArrayList<>(rows());
            for (int ordinal = from; ordinal < to; ordinal++) {
                ids.add(RowIds.node(documentId, group, ordinal));
            }
            return ids;
        }
    }

    /** Writes the row as it is, and so closes the document. */
    record PutRow(CatalogueRow row) implements DocumentWrite {
        @Override
        public String documentId() {
            return row.documentId();
        }

        @Override
        public long bytes() {
            return 1024 + 4L * row.vector().length;
        }

        @Override
        public Sending sending() {
            return Sending.HALVED;
        }

        @Override
        public boolean closes() {
            return true;
        }

        @Override
        public void addTo(StoreRequest request) {
            request.put(row);
        }
    }

    /** Removes the row, and so ends a deletion. */
    record DropRow(String documentId) implements DocumentWrite {
        @Override
        public Sending sending() {
            return Sending.TOGETHER;
        }

        @Override
        public void addTo(StoreRequest request) {
            request.dropRow(documentId);
        }
    }

    /** The nodes stay; the row takes over what the source says now, and the nodes other access where it changed. */
    record Touch(DocumentContext document) implements DocumentWrite {
        @Override
        public String documentId() {
            return document.documentId();
        }

        @Override
        public int rows() {
            return 1
                    + document.entry().nodes().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
        }

        @Override
        public Sending sending() {
            return Sending.HALVED;
        }

        @Override
        public boolean readsRow() {
            return true;
        }

        @Override
        public void addTo(StoreRequest request) {
            PlanEntry entry = document.entry();
            CatalogueRow row = request.presentRowOf(documentId());
            if (entry.action() == PlanAction.MISSING) {
                request.put(request.rows().missing(row, entry.version()));
                return;
            }
            if (!row.access().sameAs(entry.access())) {
                request.regrant(entry);
            }
            request.put(request.rows().touched(row, document));
        }
    }

    /** The document could not be fetched: what is whole of it stays, and the row says why it is not newer. */
    record KeepFailed(DocumentContext document) implements DocumentWrite {
        @Override
        public String documentId() {
            return document.documentId();
        }

        @Override
        public Sending sending() {
            return Sending.HALVED;
        }

        @Override
        public boolean readsRow() {
            return true;
        }

        /** An earlier attempt of this run may have finished the document, or left it half done: then nothing of it is kept. */
        @Override
        public void addTo(StoreRequest request) {
            Map<String, Integer> kept = Map.of();
            CatalogueRow row = request.rowOf(documentId()).orElse(null);
            if (row != null && row.status().unfinished()) {
                request.clean(documentId());
            } else if (row != null) {
                kept = row.nodes();
            }
            request.put(request.rows().failed(document, kept));
        }
    }
}
