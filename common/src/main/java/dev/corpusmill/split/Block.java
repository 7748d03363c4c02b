package dev.corpusmill.split;

/**
 * A paragraph with the headings directly above it, or a table. It starts and ends with something other than white space.
 *
 * @param section whether it begins with a heading
 */
record Block(int start, int end, boolean table, boolean section) {}
