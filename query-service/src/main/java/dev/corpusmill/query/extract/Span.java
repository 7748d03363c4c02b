package dev.corpusmill.query.extract;

/**
 * A sentence, a heading or a question within a text.
 *
 * @param kind only statements answer; the others say what the statements behind them are about
 */
record Span(int start, int end, Kind kind) {
    enum Kind {
        STATEMENT,
        QUESTION,
        HEADING
    }

    String of(String text) {
        return text.substring(start, end);
    }
}
