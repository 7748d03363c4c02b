package dev.corpusmill.split;

/** A range of the text with its number of tokens; it starts and ends with something other than white space. */
record TextSpan(int start, int end, int tokens) {
    int length() {
        return end - start;
    }
}
