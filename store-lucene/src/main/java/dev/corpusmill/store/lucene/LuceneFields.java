package dev.corpusmill.store.lucene;

/** Names of Lucene fields. Node groups and the catalogue share one index, so that they commit together. */
final class LuceneFields {
    /** Group and id of a row, unique among live rows; its terms are in the order of ids within a group. */
    static final String KEY = "key";
    /** The group of a node; catalogue rows have none. */
    static final String GROUP = "group";
    /**
     * The row itself, encoded by {@link RowCodec}, in doc values: a stored field costs a row the decompression of its
     * whole block, ten times the time for rows that lie apart, as hits and scans by id do.
     */
    static final String ROW = "row";
    /** The metadata fields that a node has. */
    static final String HAS = "has";

    /** The group of catalogue rows. */
    static final String CATALOGUE = "document";

    private LuceneFields() {}

    static String key(String group, String id) {
        return group + '#' + id;
    }

    static String text(String group) {
        return group + "#text";
    }

    static String vector(String group) {
        return group + "#vector";
    }

    static String embedHash(String group) {
        return group + "#embed-hash";
    }

    /** Holds the type too: Lucene never lets a field change its type, a configuration may. */
    static String metadata(String name, String type) {
        return "metadata#" + type + '#' + name;
    }
}
