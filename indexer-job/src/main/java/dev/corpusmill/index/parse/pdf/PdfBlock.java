package dev.corpusmill.index.parse.pdf;

import java.util.List;

/**
 * A paragraph, a heading or a row of a table with the places of its parts.
 *
 * @param level of a heading, from 1; 0 for all else
 */
record PdfBlock(Kind kind, int level, List<Part> parts) {
    enum Kind {
        PARAGRAPH,
        HEADING,
        /** A row of a table that says what the rows below it mean. Its parts are the cells. */
        HEAD_ROW,
        /** Its parts are the cells. */
        ROW,
        /** The end of a table. */
        TABLE_END
    }

    /** Some text as it is written, white space behind it included, and where it stands. */
    record Part(String text, PageBox box) {}

    PdfBlock {
        parts = List.copyOf(parts);
    }

    static PdfBlock row(List<String> cells, PageBox box, boolean isHead) {
        return new PdfBlock(
                isHead ? Kind.HEAD_ROW : Kind.ROW,
                0,
                cells.stream().map(cell -> new Part(cell, box)).toList());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
