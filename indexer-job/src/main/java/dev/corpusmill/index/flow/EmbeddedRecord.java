package dev.corpusmill.index.flow;

import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.RowIds;

/**
 * From embed to sink: a node with its vector, or, where {@code end}, the end of its document.
 *
 * @param ordinal number of the node in its group, from 0
 * @param parentId see {@link Node#parentId}
 * @param embedHash hash of the model and the text
 * @param vector of the model's dimension; empty in an end record
 */
public record EmbeddedRecord(
        DocumentContext document,
        boolean end,
        String group,
        int ordinal,
        String parentId,
        String text,
        String textHash,
        String embedHash,
        Place place,
        float[] vector) {
    /** The node with its vector. */
    public static EmbeddedRecord of(ChunkRecord chunk, String embedHash, float[] vector) {
        return new EmbeddedRecord(
                chunk.document(),
                false,
                chunk.group(),
                chunk.ordinal(),
                chunk.parentId(),
                chunk.text(),
                Hashes.ofText(chunk.text()),
                embedHash,
                chunk.place(),
                vector);
    }

    /** A node of another generation, as part of this document. */
    public static EmbeddedRecord of(DocumentContext document, String group, Node node) {
        return new EmbeddedRecord(
                document,
                false,
                group,
                node.ordinal(),
                node.parentId(),
                node.text(),
                node.textHash(),
                node.embedHash(),
                node.place(),
                node.vector());
    }

    /** The row of the index that this record says. */
    public Node node() {
        PlanEntry entry = document.entry();
        return new Node(
                RowIds.node(entry.documentId(), group, ordinal),
                entry.documentId(),
                entry.access(),
                ordinal,
                entry.version(),
                parentId,
                text,
                textHash,
                embedHash,
                document.title(),
                entry.uri(),
                place,
                vector);
    }

    /** Closes a document. */
    public static EmbeddedRecord end(DocumentContext document) {
        return new EmbeddedRecord(document, true, "", 0, "", "", "", "", new Place(0, 0, 0, ""), new float[0]);
    }
}
