package dev.corpusmill.index.parse.pdf;

import dev.corpusmill.index.parse.CleanText;
import java.util.List;
import java.util.Locale;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Writes blocks as XHTML. An empty {@code span} of class {@code page} stands where a page begins, in the middle of a
 * paragraph or between the rows of a table, too; {@code data-box} is page, x, y, width and height of what stands in the
 * element, in points.
 */
final class PdfXhtml {
    private final XHTMLContentHandler out;
    private int pages;
    private boolean inTable;
    private boolean inHead;

    PdfXhtml(XHTMLContentHandler out) {
        this.out = out;
    }

    void write(List<PdfBlock> blocks) throws SAXException {
        for (PdfBlock block : blocks) {
            switch (block.kind()) {
                case PARAGRAPH -> element("p", block);
                case HEADING -> element("h" + block.level(), block);
                case HEAD_ROW, ROW -> row(block);
                case TABLE_END -> endTable();
            }
        }
    }

    /** Says that pages up to this one have begun, even if nothing stands on them. */
    void startPages(int upTo) throws SAXException {
        for (; pages < upTo; pages++) {
            out.startElement("span", "class", "page");
            out.endElement("span");
        }
    }

    void paragraph(String text) throws SAXException {
        String clean = CleanText.collapseLines(CleanText.clean(text));
        if (!clean.isEmpty()) {
            out.element("p", clean);
        }
    }

    private void element(String name, PdfBlock block) throws SAXException {
        startPages(block.parts().get(0).box().page());
        out.startElement(name);
        for (PdfBlock.Part part : block.parts()) {
            startPages(part.box().page());
            out.startElement("span", box(part.box()));
            out.characters(CleanText.clean(part.text()));
            out.endElement("span");
        }
        out.endElement(name);
    }

    private void row(PdfBlock block) throws SAXException {
        startPages(block.parts().get(0).box().page());
        if (!inTable) {
            out.startElement("table", "class", "rows");
            inTable = true;
        }
        boolean isHead = block.kind() == PdfBlock.Kind.HEAD_ROW;
        if (isHead && !inHead) {
            out.startElement("thead");
        } else if (inHead && !isHead) {
            out.endElement("thead");
        }
        inHead = isHead;
        out.startElement("tr", box(block.parts().get(0).box()));
        for (PdfBlock.Part cell : block.parts()) {
            out.startElement("td"); // Tika's element() leaves out empty ones
            out.characters(CleanText.clean(cell.text()));
            out.endElement("td");
        }
        out.endElement("tr");
    }

    private void endTable() throws SAXException {
        if (inHead) {
            out.endElement("thead");
            inHead = false;
        }
        out.endElement("table");
        inTable = false;
    }

    private static AttributesImpl box(PageBox box) {
        AttributesImpl attributes = new AttributesImpl();
        String value = String.format(
                Locale.ROOT, "%d %.1f %.1f %.1f %.1f", box.page(), box.x(), box.y(), box.width(), box.height());
        attributes.addAttribute("", "data-box", "data-box", "CDATA", value);
        return attributes;
    }
}
