package dev.corpusmill.index.parse;

import java.util.List;
import org.apache.tika.metadata.Metadata;

/** What a parser of ours left out or could not read, kept with the document's metadata until its warnings are taken. */
public final class Unread {
    private static final String KEY = "corpusmill:unread";

    private Unread() {}

    /** Adds a warning, a line for people. */
    public static void note(Metadata metadata, String warning) {
        metadata.add(KEY, warning);
    }

    public static List<String> of(Metadata metadata) {
        return List.of(metadata.getValues(KEY));
    }
}
