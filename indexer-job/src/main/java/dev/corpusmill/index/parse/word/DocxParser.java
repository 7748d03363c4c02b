package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.ooxml.OoxmlParser;
import dev.corpusmill.index.parse.ooxml.OoxmlReader;

/** Parses docx and its kin with macros and templates. */
public final class DocxParser extends OoxmlParser {
    private static final long serialVersionUID = 1;

    public DocxParser() {
        super(
                "openxmlformats-officedocument.wordprocessingml.document",
                "openxmlformats-officedocument.wordprocessingml.template",
                "ms-word.document.macroenabled.12",
                "ms-word.template.macroenabled.12");
    }

    @Override
    protected OoxmlReader reader() {
        return new DocxReader();
    }
}
