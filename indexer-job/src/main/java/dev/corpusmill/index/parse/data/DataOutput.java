package dev.corpusmill.index.parse.data;

import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Writes blocks, each with its place in the file where it has one. */
final class DataOutput {
    private final XHTMLContentHandler xhtml;

    DataOutput(XHTMLContentHandler xhtml) {
        this.xhtml = xhtml;
    }

    void start(String element, String place) throws SAXException {
        AttributesImpl attributes = new AttributesImpl();
        if (!place.isEmpty()) {
            attributes.addAttribute("", "data-place", "data-place", "CDATA", place);
        }
        xhtml.startElement(XHTMLContentHandler.XHTML, element, element, attributes);
    }

    void end(String element) throws SAXException {
        xhtml.endElement(element);
    }

    void element(String name, String place, String text) throws SAXException {
        if (!text.isBlank()) {
            start(name, place);
            xhtml.characters(text);
            end(name);
        }
    }

    /** A cell of a table, empty or not. */
    void field(String text) throws SAXException {
        xhtml.startElement("td"); // XHTMLContentHandler.element writes no element without text
        xhtml.characters(text);
        xhtml.endElement("td");
    }
}
