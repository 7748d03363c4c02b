package dev.corpusmill.index.parse.data;

import org.xml.sax.SAXException;

/** The lines of one record while it is read: each a value behind its name. */
final class Record {
    private static final int MAX_CHARS = 1 << 16; // of one block; a longer record goes on in the next

    private final DataOutput out;
    private final StringBuilder lines = new StringBuilder();
    private String place = "";

    Record(DataOutput out) {
        this.out = out;
    }

    /** What follows stands there. */
    void at(String where) {
        place = where;
    }

    void line(String name, String value) throws SAXException {
        if (value.isBlank()) {
            return;
        }
        lines.append(lines.isEmpty() ? "" : "\n");
        lines.append(name.isEmpty() ? "" : name + ": ").append(value.strip());
        if (lines.length() > MAX_CHARS) {
            end();
        }
    }

    /** Ends the block, if there is one. */
    void end() throws SAXException {
        out.element("p", place, lines.toString());
        lines.setLength(0);
    }
}
