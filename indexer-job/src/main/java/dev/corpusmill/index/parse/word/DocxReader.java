package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.ooxml.OoxmlPart;
import dev.corpusmill.index.parse.ooxml.OoxmlReader;
import dev.corpusmill.index.parse.ooxml.OoxmlReading;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;

/** Reads the body of a word processing package. Headers and footers, which repeat on each page, are left out. */
final class DocxReader implements OoxmlReader {
    @Override
    public void read(OoxmlPart main, OoxmlReading reading) throws IOException {
        DocxDocument document = new DocxDocument(main, reading);
        main.read(xml -> body(xml, new Story(document, main, reading.out())));
        document.report();
    }

    private static void body(XmlCursor xml, Story story) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("body")) {
                story.read(xml);
            }
        }
    }
}
