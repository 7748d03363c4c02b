package dev.corpusmill.split;

/**
 * A paragraph with the headings directly above it, or a table. It starts and ends with something other than white space.
 *
 * @param headLines of a table, as in {@link dev.corpusmill.api.split.ParsedText.Span}
 * @param section whether it begins with a heading
 */
record Block(int start, int end, boolean table, int headLines, boolean section) {}
