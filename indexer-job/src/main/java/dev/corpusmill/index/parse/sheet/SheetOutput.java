package dev.corpusmill.index.parse.sheet;

import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Writes XHTML elements with the place where each stands in the workbook. */
final class SheetOutput {
    private static final AttributesImpl NONE = new AttributesImpl();

    private final ContentHandler handler;

    SheetOutput(ContentHandler handler) {
        this.handler = handler;
    }

    void start(String name) throws SAXException {
        handler.startElement(XHTMLContentHandler.XHTML, name, name, NONE);
    }

    void start(String name, String place) throws SAXException {
        AttributesImpl attributes = new AttributesImpl();
        attributes.addAttribute("", "data-place", "data-place", "CDATA", place);
        handler.startElement(XHTMLContentHandler.XHTML, name, name, attributes);
    }

    void end(String name) throws SAXException {
        handler.endElement(XHTMLContentHandler.XHTML, name, name);
    }

    void text(String text) throws SAXException {
        char[] chars = text.toCharArray();
        handler.characters(chars, 0, chars.length);
    }

    void element(String name, String text) throws SAXException {
        start(name);
        text(text);
        end(name);
    }

    void element(String name, String place, String text) throws SAXException {
        start(name, place);
        text(text);
        end(name);
    }
}
