package dev.corpusmill.index.flow;

import dev.corpusmill.api.model.Place;

/**
 * From split to embed: a node without its vector, or, where {@code end}, the end of its document.
 *
 * @param ordinal number of the node in its group, from 0
 * @param parentId row of the coarser group that it is part of; empty for a child of the document itself
 * @param text what is shown and what the model gets
 * @param tokens length of the text in the model's tokens
 */
public record ChunkRecord(
        DocumentContext document,
        boolean end,
        String group,
        int ordinal,
        String parentId,
        String text,
        int tokens,
        Place place) {
    private static final Place NOWHERE = new Place(0, 0, 0, "");

    /** Closes a document. */
    public static ChunkRecord end(DocumentContext document) {
        return new ChunkRecord(document, true, "", 0, "", "", 0, NOWHERE);
    }
}
