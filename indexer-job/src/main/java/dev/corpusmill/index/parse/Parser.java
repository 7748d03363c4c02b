package dev.corpusmill.index.parse;

import java.io.IOException;
import java.io.InputStream;

/** Turns the bytes of a document into text. Not thread-safe: each subtask opens its own. */
public interface Parser extends AutoCloseable {
    /**
     * Parses one document.
     *
     * @param name path or file name; a hint for the format, the content decides
     * @param content read to its end or not at all; the caller closes it
     * @throws IOException if the content could not be read: the source is to blame, not the document
     * @throws ParseException if it was read and could not be parsed; the parser is ready for the next document
     */
    ParsedDocument parse(String name, InputStream content) throws IOException;

    @Override
    void close();
}
