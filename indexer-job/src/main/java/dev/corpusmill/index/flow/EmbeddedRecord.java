package dev.corpusmill.index.flow;

import dev.corpusmill.model.Hashes;
import dev.corpusmill.model.Place;

/**
 * From embed to sink: a node with its vector, or, where {@code end}, the end of its document.
 *
 * @param ordinal number of the node in its group, from 0
 * @param embedHash hash of the model's input
 * @param vector of the model's dimension; empty in an end record
 */
public record EmbeddedRecord(
        DocumentHeader document,
        boolean end,
        String group,
        int ordinal,
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
                chunk.text(),
                Hashes.ofText(chunk.text()),
                embedHash,
                chunk.place(),
                vector);
    }

    /** Closes a document. */
    public static EmbeddedRecord end(DocumentHeader document) {
        return new EmbeddedRecord(document, true, "", 0, "", "", "", new Place(0, 0, 0, ""), new float[0]);
    }
}
