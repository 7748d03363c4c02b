package dev.corpusmill.query.extract;

/**
 * A part of a text that can be quoted by itself, or that says what the parts behind it are about.
 *
 * @param start offset in UTF-16 units
 * @param end offset behind the last unit
 * @param kind statements and sentences answer; the others say what those behind them are about
 * @param leadStart where the line begins that a reader needs with it, like a table's head; the lead is empty where
 *     nothing is needed
 * @param leadEnd offset behind that line or lines
 */
record Span(int start, int end, Kind kind, int leadStart, int leadEnd) {
    enum Kind {
        /** A row, a line, an item, a block: it says all that it says by itself. */
        STATEMENT,
        /** A line of key and value: what it speaks of stands in the first line of its block. */
        PAIR,
        /** A part of running text: it may lean on the sentences beside it. */
        SENTENCE,
        /** Lines of a program: what looks like a mark in them is none. */
        CODE,
        QUESTION,
        HEADING;

        boolean answers() {
            return this != QUESTION && this != HEADING;
        }
    }

    Span(int start, int end, Kind kind) {
        this(start, end, kind, start, start);
    }

    String of(String text) {
        return text.substring(start, end);
    }

    /** The lead; rules of Markdown are no part of it. */
    String lead(String text) {
        return TextLines.withoutRules(text.substring(leadStart, leadEnd));
    }

    Span under(int start, int end) {
        return new Span(this.start, this.end, kind, start, end);
    }
}
