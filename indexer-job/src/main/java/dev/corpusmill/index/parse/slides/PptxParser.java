package dev.corpusmill.index.parse.slides;

import dev.corpusmill.index.parse.ooxml.OoxmlParser;
import dev.corpusmill.index.parse.ooxml.OoxmlReader;

/** Parses pptx and its kin: slide shows, templates, those with macros. */
public final class PptxParser extends OoxmlParser {
    private static final long serialVersionUID = 1;

    public PptxParser() {
        super(
                "openxmlformats-officedocument.presentationml.presentation",
                "openxmlformats-officedocument.presentationml.slideshow",
                "openxmlformats-officedocument.presentationml.template",
                "ms-powerpoint.presentation.macroenabled.12",
                "ms-powerpoint.slideshow.macroenabled.12",
                "ms-powerpoint.template.macroenabled.12");
    }

    @Override
    protected OoxmlReader reader() {
        return new PptxReader();
    }
}
