package dev.corpusmill.index.parse.block;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/** Writes blocks as the XHTML that Tika's own parsers write. */
public final class XhtmlBlocks implements BlockSink {
    private static final int DEEPEST_HEADING = 6;

    private final XHTMLContentHandler out;
    private final Deque<Part> tables = new ArrayDeque<>();

    /** The part of a table that is being written. */
    private enum Part {
        NONE,
        HEAD,
        BODY
    }

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
        tables.push(Part.NONE);
    }

    @Override
    public void row(List<List<Block>> cells, boolean head) throws IOException {
        begin(head && tables.element() != Part.BODY ? Part.HEAD : Part.BODY);
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
        begin(Part.BODY);
        tables.pop();
        write(() -> out.endElement("table"));
    }

    private void begin(Part part) throws IOException {
        Part before = tables.pop();
        tables.push(part);
        if (part == Part.HEAD && before == Part.NONE) {
            write(() -> out.startElement("thead"));
        } else if (part == Part.BODY && before == Part.HEAD) {
            write(() -> out.endElement("thead"));
        }
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
