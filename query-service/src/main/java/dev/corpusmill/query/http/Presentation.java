package dev.corpusmill.query.http;

import java.util.Set;

/**
 * How a request wants its hits written.
 *
 * @param fields of each hit that are written; empty: all
 * @param highlights in which unit the words of the question are marked
 */
record Presentation(Set<String> fields, Unit highlights) {
    /** All fields and no highlights. */
    static final Presentation USUAL = new Presentation(Set.of(), Unit.NONE);

    Presentation {
        fields = Set.copyOf(fields);
    }

    /** What offsets count. */
    enum Unit {
        NONE(""),
        UTF_16("utf-16"),
        CODE_POINTS("code-points");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        /** The name on the wire. */
        String label() {
            return label;
        }

        /** An offset into a text, which comes in UTF-16 units, in this unit. */
        int of(String text, int offset) {
            return this == CODE_POINTS ? text.codePointCount(0, offset) : offset;
        }
    }
}
