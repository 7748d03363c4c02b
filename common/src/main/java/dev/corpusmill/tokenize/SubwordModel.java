package dev.corpusmill.tokenize;

/** Looks up the tokens of one part of a text. Immutable; for several threads. */
interface SubwordModel {
    /** Adds the tokens of a part that is not empty. */
    void tokenize(AlignedText part, Tokens tokens);
}
