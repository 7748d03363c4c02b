package dev.corpusmill.api.model;

/** Ids of rows. They are computed, never drawn: the same document always lands on the same rows. */
public final class RowIds {
    private RowIds() {}

    /** The first 128 bits, in hex, of SHA-256 over the length-prefixed UTF-8 of (document id, group, ordinal). */
    public static String node(String documentId, String group, int ordinal) {
        return Hashes.idOfParts(documentId, group, Integer.toString(ordinal));
    }
}
