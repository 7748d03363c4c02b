package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The tracked deletions of a document. Mostly the deleted text stands apart, where the changes are listed; but some
 * programs leave it in its place, between two marks.
 */
final class OdfChanges {
    private final Set<String> deletions = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    /** Reads the list of changes on which the cursor stands. */
    void read(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            String id = xml.attribute("id", "");
            int region = xml.depth();
            while (xml.nextChild(region)) {
                if (xml.name().equals("deletion")) {
                    deletions.add(id);
                }
            }
        }
    }

    /** Takes the mark on which the cursor stands: the start or the end of a change. */
    void mark(XmlCursor xml) {
        String id = xml.attribute("change-id", "");
        if (xml.name().equals("change-end")) {
            open.remove(id);
        } else if (deletions.contains(id)) {
            open.add(id);
        }
    }

    /** Whether the text between the last mark and the next was deleted. */
    boolean isDeleted() {
        return !open.isEmpty();
    }
}
