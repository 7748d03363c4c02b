package dev.corpusmill.index.parse.block;

import java.io.IOException;
import java.util.List;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/** Writes blocks as the XHTML that Tika's own parsers write. */
public final class XhtmlBlocks implements BlockSink {
    private static final int DEEPEST_HEADING = 6;

    private final XHTMLContentHandler out;

    public XhtmlBlocks(XHTMLContentHandler out) {
        this.out = out;
    }

    @Override
    public void text(int level, String text) throws IOException {
        if (!text.isBlank()) {
            String name = level > 0 ? "h" + Math.min(level, DEEPEST_HEADING) : "p";
            write(() -> {
                out.startElement(name);
                out.characters(text);
                out.endElement(name);
            });
        }
    }

    @Override
    public void startTable() throws IOException {
        write(() -> out.startElement("table"));
    }

    @Override
    public void row(List<List<Block>> cells) throws IOException {
        write(() -> out.startElement("tr"));
        for (List<Block> cell : cells) {
            write(() -> out.startElement("td"));
            all(cell);
            write(() -> out.endElement("td"));
        }
        write(() -> out.endElement("tr"));
    }

    @Override
    public void endTable() throws IOException {
        write(() -> out.endElement("table"));
    }

    /** Starts a division of a class, like a slide, or at a place that has a label. */
    public void startDivision(String attribute, String value) throws IOException {
        write(() -> out.startElement("div", attribute, value));
    }

    public void endDivision() throws IOException {
        write(() -> out.endElement("div"));
    }

    private interface Write {
        void run() throws SAXException;
    }

    /** Readers of parts throw {@link IOException}; whoever drives a parser finds the cause. */
    private static void write(Write write) throws IOException {
        try {
            write.run();
        } catch (SAXException failure) {
            throw new IOException("cannot write XHTML", failure);
        }
    }
}
