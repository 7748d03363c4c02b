package dev.corpusmill.index.parse.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stream.StreamSource;

/**
 * A cursor over one XML part. Whoever stands on an element walks through its children; what a caller does not read of a
 * child is skipped. Document types, and with them entities, are not read; depth is bounded.
 */
public final class XmlCursor implements AutoCloseable {
    private static final int MAX_DEPTH = 1_000;
    private static final int MAX_TEXT_CHARS = 64 << 20; // of one element: more is an attack

    private final XMLStreamReader reader;
    private int depth;

    private XmlCursor(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** Opens a part and stands on its root element. The caller closes the stream. */
    public static XmlCursor open(InputStream part) throws IOException {
        try {
            XmlCursor cursor = new XmlCursor(factory().createXMLStreamReader(new StreamSource(part)));
            if (!cursor.nextChild(0)) {
                throw new IOException("no root element");
            }
            return cursor;
        } catch (XMLStreamException malformed) {
            throw new IOException("malformed XML", malformed);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new StreamSource(new StringReader("")));
        return factory;
    }

    /** How many elements are open, this one included. */
    public int depth() {
        return depth;
    }

    /** Moves to the next child of the element at that depth; false at its end. */
    public boolean nextChild(int parent) throws IOException {
        while (nextNode(parent)) {
            if (!isText()) {
                return true;
            }
        }
        return false;
    }

    /** Moves to the next child or the next text of the element at that depth; false at its end. */
    public boolean nextNode(int parent) throws IOException {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > MAX_DEPTH) {
                            throw new IOException("elements nested deeper than " + MAX_DEPTH);
                        }
                        if (depth == parent + 1) {
                            return true;
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (--depth < parent) {
                            return false;
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (depth == parent) {
                            return true;
                        }
                    }
                    default -> {} // comments and processing instructions are no text
                }
            }
            return false;
        } catch (XMLStreamException malformed) {
            throw new IOException("malformed XML", malformed);
        }
    }

    /** Whether the cursor stands on text, not on an element. */
    public boolean isText() {
        return !reader.isStartElement();
    }

    /** The text on which the cursor stands. */
    public String characters() {
        return reader.getText();
    }

    /** Local name of the element. */
    public String name() {
        return reader.getLocalName();
    }

    /** Namespace of the element, empty without one. */
    public String namespace() {
        String uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** All text in the element; moves to its end. */
    public String text() throws IOException {
        StringBuilder text = new StringBuilder();
        int element = depth;
        while (nextNode(element)) {
            if (isText()) {
                text.append(characters());
            } else {
                text.append(text());
            }
            if (text.length() > MAX_TEXT_CHARS) {
                throw new IOException("more than " + MAX_TEXT_CHARS + " characters in one element");
            }
        }
        return text.toString();
    }

    /** An attribute by its local name, whatever its namespace; another value where it is missing. */
    public String attribute(String local, String otherwise) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(local)) {
                return reader.getAttributeValue(i);
            }
        }
        return otherwise;
    }

    /** An attribute in a namespace that ends like this; empty where it is missing. */
    public String attributeIn(String namespaceEnd, String local) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals(local)
                    && namespace != null
                    && namespace.endsWith(namespaceEnd)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /** A number in an attribute; another value where it is missing or no number. */
    public int number(String local, int otherwise) {
        try {
            return Integer.parseInt(attribute(local, "").strip());
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException failure) {
            throw new IOException("cannot close a part", failure);
        }
    }
}
