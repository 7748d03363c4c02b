package dev.corpusmill.index.chunk;

/** A range of the text with its number of tokens; it starts and ends with something other than white space. */
record Unit(int start, int end, int tokens) {
    int length() {
        return end - start;
    }
}
