package dev.corpusmill.index.parse.html;

import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Writes XHTML to the handler of a Tika parser. */
public final class XhtmlMarkup implements Markup {
    private final ContentHandler out;

    public XhtmlMarkup(ContentHandler out) {
        this.out = out;
    }

    /** What the handler refused: jsoup's visitors may not throw it themselves. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SAXException refusal;

        Refused(SAXException refusal) {
            super(refusal);
            this.refusal = refusal;
        }

        public SAXException refusal() {
            return refusal;
        }
    }

    @Override
    public void open(String element) {
        start(element, new AttributesImpl());
    }

    @Override
    public void open(String element, String attribute, String value) {
        AttributesImpl attributes = new AttributesImpl();
        attributes.addAttribute("", attribute, attribute, "CDATA", value);
        start(element, attributes);
    }

    private void start(String element, AttributesImpl attributes) {
        try {
            out.startElement(XHTMLContentHandler.XHTML, element, element, attributes);
        } catch (SAXException refusal) {
            throw new Refused(refusal);
        }
    }

    @Override
    public void close(String element) {
        try {
            out.endElement(XHTMLContentHandler.XHTML, element, element);
        } catch (SAXException refusal) {
            throw new Refused(refusal);
        }
    }

    @Override
    public void text(String text) {
        try {
            out.characters(text.toCharArray(), 0, text.length());
        } catch (SAXException refusal) {
            throw new Refused(refusal);
        }
    }
}
