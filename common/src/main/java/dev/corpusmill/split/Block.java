package dev.corpusmill.split;

/**
 * A paragraph with the headings directly above it, or a table. It starts and ends with something other than white space.
 *
 * @param tableStart where the table begins, below its headings; -1 for a paragraph
 * @param headLines of the table, as in {@link dev.corpusmill.api.split.ParsedText.Span}
 * @param section whether it begins with a heading
 */
record Block(int start, int end, int tableStart, int headLines, boolean section) {
    boolean table() {
        return tableStart >= 0;
    }
}
