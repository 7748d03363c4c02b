package dev.corpusmill.index.parse.ooxml;

import java.io.IOException;

/** Reads the text of one kind of package. */
public interface OoxmlReader {
    /** Reads the package whose main part this is. */
    void read(OoxmlPart main, OoxmlReading reading) throws IOException;
}
