package dev.corpusmill.index.parse.ocr;

import java.io.IOException;

/** Is told when the recognition of a page begins and when it ends, so that a long document is not taken for a hang. */
@FunctionalInterface
public interface OcrProgress {
    OcrProgress NONE = () -> {};

    void working() throws IOException;
}
