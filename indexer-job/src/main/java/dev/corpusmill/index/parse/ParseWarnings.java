package dev.corpusmill.index.parse;

import java.util.List;
import org.apache.tika.metadata.Metadata;

/** Warnings of our own parsers, which Tika's metadata carry to whoever reports them. */
public final class ParseWarnings {
    private static final String KEY = "corpusmill:warning";

    private ParseWarnings() {}

    public static void add(Metadata metadata, String warning) {
        metadata.add(KEY, warning);
    }

    /** In the order in which they were added. */
    public static List<String> of(Metadata metadata) {
        return List.of(metadata.getValues(KEY));
    }
}
