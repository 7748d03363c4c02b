package dev.corpusmill.api.split;

import java.util.List;

/** Cuts a text into pieces. Pure: the same text gives the same pieces. */
public interface Splitter {
    /**
     * The pieces in the order of the text. Every character that is not white space is in one, unless the settings leave
     * something to other groups; a piece is never blank, never over the limit of tokens, and cuts no surrogate pair.
     */
    List<Chunk> split(ParsedText parsed);

    /**
     * The same for a splitter that also looks at where the document is.
     *
     * @param path of the document below its source, like {@code reports/2023 Q1.pdf}
     */
    default List<Chunk> split(ParsedText parsed, String path) {
        return split(parsed);
    }
}
