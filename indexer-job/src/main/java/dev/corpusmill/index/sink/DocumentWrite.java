package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.index.flow.DocumentContext;
import java.util.ArrayList;
import java.util.List;

/** One thing that a document asks of the store. Those of one lane share requests, whatever their documents. */
sealed interface DocumentWrite {
    /** What may share a request: writes of one kind, and of one group where they are of nodes. */
    record Lane(Class<? extends DocumentWrite> kind, String group) {}

    String documentId();

    /** Node group; empty for the catalogue. */
    default String group() {
        return "";
    }

    /** How many rows it writes or removes, at least 1. */
    default int rows() {
        return 1;
    }

    /** Rough size in memory and on the wire. */
    default long bytes() {
        return 512;
    }

    default Lane lane() {
        return new Lane(getClass(), group());
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
    }

    /** Removes whatever nodes the store has of the document. */
    record Clean(String documentId) implements DocumentWrite {}

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
    }

    /** Removes the row, and so ends a deletion. */
    record DropRow(String documentId) implements DocumentWrite {}

    /** The nodes stay; the row takes over what the source says now, and the nodes other access where it changed. */
    record Touch(DocumentContext header) implements DocumentWrite {
        @Override
        public String documentId() {
            return header.documentId();
        }

        @Override
        public int rows() {
            return 1
                    + header.entry().nodes().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
        }
    }

    /** The document could not be fetched: what is whole of it stays, and the row says why it is not newer. */
    record KeepFailed(DocumentContext header) implements DocumentWrite {
        @Override
        public String documentId() {
            return header.documentId();
        }
    }
}
