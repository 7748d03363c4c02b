package dev.corpusmill.split;

/**
 * A paragraph with the headings directly above it, or a table. It starts and ends with something other than white space.
 *
 * @param headLines of a table, as in {@link dev.corpusmill.api.split.ParsedText.Span}
 * @param level of the outermost heading that it begins with; 0 where it begins with none
 */
record Block(int start, int end, boolean table, int headLines, int level) {
    boolean section() {
        return level > 0;
    }
}
