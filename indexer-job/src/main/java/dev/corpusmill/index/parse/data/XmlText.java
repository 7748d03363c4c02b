package dev.corpusmill.index.parse.data;

import dev.corpusmill.index.parse.CleanText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Writes each value behind the names of its elements ({@code book.title: Harbor}), each child of the root a block. Where
 * text stands between elements it is prose, and the elements in it only mark it up.
 */
final class XmlText extends DefaultHandler {
    private static final int MAX_DEPTH = 1_000;
    private static final int MAX_PENDING = 20; // values that may still turn out to be words of a sentence
    private static final int MAX_LABELED_CHARS = 100; // of a text with markup in it
    private static final int MAX_KINDS = 1_000; // of children of the root that are counted
    private static final Set<String> PROSE =
            Set.of("p", "para", "simpara", "paragraph", "text", "content", "body", "item", "li", "seg");
    private static final Set<String> NO_VALUES = Set.of("space", "schemaLocation", "noNamespaceSchemaLocation", "base");

    private final Record record;
    private final Deque<Element> open = new ArrayDeque<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private boolean written;

    /** A value that is not written yet. */
    private record Value(String path, String text, boolean attribute) {}

    /** An open element. */
    private static final class Element {
        final String name;
        final String path;
        final StringBuilder text = new StringBuilder();
        final List<Value> pending = new ArrayList<>(); // of its attributes and children
        boolean mixed;
        boolean children;

        Element(String name, String path) {
            this.name = name;
            this.path = path;
        }
    }

    XmlText(DataOutput out) {
        record = new Record(out);
    }

    boolean hasWritten() {
        return written;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
        if (open.size() >= MAX_DEPTH) {
            throw new SAXException("elements nested deeper than " + MAX_DEPTH);
        }
        String name = local.isEmpty() ? qualified : local;
        Element parent = open.peek();
        if (parent != null) {
            parent.children = true;
            if (!parent.mixed && !parent.text.toString().isBlank()) {
                parent.mixed = true;
            }
        }
        if (open.size() == 1) {
            record.end();
            int ordinal = ordinals.size() < MAX_KINDS || ordinals.containsKey(name)
                    ? ordinals.merge(name, 1, Integer::sum)
                    : 0;
            record.at(ordinal == 0 ? name : name + " " + ordinal);
        }
        String path = parent == null || parent.path.isEmpty() ? (parent == null ? "" : name) : parent.path + "." + name;
        Element element = new Element(name, path);
        open.push(element);
        for (int i = 0; i < attributes.getLength(); i++) {
            attribute(element, attributes.getLocalName(i), attributes.getQName(i), attributes.getValue(i));
        }
    }

    private void attribute(Element element, String local, String qualified, String value) {
        String name = local.isEmpty() ? qualified : local;
        boolean technical = qualified.startsWith("xml") || NO_VALUES.contains(name);
        if (!technical && !value.isBlank()) {
            String path = element.path.isEmpty() ? name : element.path + "." + name;
            element.pending.add(new Value(path, CleanText.collapse(value), true));
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        Element element = open.peek();
        if (element == null) {
            return;
        }
        if (!element.mixed && element.children && !isBlank(chars, start, length)) {
            element.mixed = true; // the values before were words of this text
            for (Value value : element.pending) {
                element.text.append(value.attribute() ? "" : value.text() + " ");
            }
            element.pending.removeIf(value -> !value.attribute());
        }
        element.text.append(chars, start, length);
    }

    private static boolean isBlank(char[] chars, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (!Character.isWhitespace(chars[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        Element ended = open.pop();
        Element parent = open.peek();
        String text = CleanText.collapse(ended.text);
        boolean prose = PROSE.contains(ended.name.toLowerCase(Locale.ROOT))
                || (ended.mixed && text.length() > MAX_LABELED_CHARS);
        if (parent != null && parent.mixed) {
            ended.pending.forEach(value -> parent.text.append(value.attribute() ? "" : value.text() + " "));
            parent.text.append(ended.text);
        } else if (parent == null || prose || (ended.children && !ended.mixed)) {
            flushAll();
            flush(ended);
            line(prose ? "" : ended.path.isEmpty() ? ended.name : ended.path, text);
        } else {
            parent.pending.addAll(ended.pending);
            if (!text.isEmpty()) {
                parent.pending.add(new Value(ended.path, text, false));
            }
            if (parent.pending.size() > MAX_PENDING) {
                flushAll();
            }
        }
        if (open.size() <= 1) {
            flushAll();
            record.end();
        }
    }

    private void flushAll() throws SAXException {
        for (Element element : (Iterable<Element>) open::descendingIterator) {
            flush(element);
        }
    }

    private void flush(Element element) throws SAXException {
        for (Value value : element.pending) {
            line(value.path(), value.text());
        }
        element.pending.clear();
    }

    private void line(String name, String value) throws SAXException {
        record.line(name, value);
        written |= !value.isBlank();
    }

    /** Writes what is still held. */
    void end() throws SAXException {
        flushAll();
        record.end();
    }
}
