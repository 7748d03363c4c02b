package dev.corpusmill.split;

/**
 * A paragraph or a table with the headings directly above it. It starts and ends with something other than white space.
 *
 * @param body where the paragraph or table begins, behind the headings
 * @param headLines of a table, as in {@link dev.corpusmill.api.split.ParsedText.Span}
 * @param level of the outermost heading that it begins with; 0 where it begins with none
 */
record Block(int start, int body, int end, boolean table, int headLines, int level) {
    boolean section() {
        return level > 0;
    }
}
