package dev.corpusmill.tokenize;

import java.util.function.Consumer;

/** One step that cuts a text into the parts that no token crosses. Immutable; for several threads. */
interface PreTokenizer {
    /** Hands on the parts of a text, from left to right, none of them empty. */
    void split(AlignedText text, Consumer<AlignedText> parts);

    /** One step after another, each cutting the parts that the one before left. */
    static PreTokenizer inOrder(PreTokenizer first, PreTokenizer second) {
        return (text, parts) -> first.split(text, part -> second.split(part, parts));
    }
}
