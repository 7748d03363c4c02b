package dev.corpusmill.index.parse.tika;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.xml.sax.Attributes;

/** What the attribute {@code data-place} of the open elements calls the place where the text stands. */
final class PlaceStack {
    private static final String ATTRIBUTE = "data-place";
    private static final int MAX_CHARS = 200; // a path of a file may be long, a label is for people

    private final Deque<String> names = new ArrayDeque<>();

    static boolean names(Attributes attributes) {
        return attributes.getValue(ATTRIBUTE) != null;
    }

    /** An element begins; without a name of its own it has that of the element around it. */
    void start(Attributes attributes) {
        String own = attributes.getValue(ATTRIBUTE);
        names.push(own == null ? name() : shortened(own.strip()));
    }

    void end() {
        names.poll();
    }

    /** The name of the innermost element that has one; empty where none does. */
    String name() {
        return Objects.requireNonNullElse(names.peek(), "");
    }

    /** Whether the place has another name behind the innermost element. */
    boolean endsName() {
        String last = names.poll();
        boolean ends = last != null && !last.equals(name());
        if (last != null) {
            names.push(last);
        }
        return ends;
    }

    /** A name of bearable length, with its end, which says most of a path. */
    static String shortened(String name) {
        if (name.length() <= MAX_CHARS) {
            return name;
        }
        int from = name.length() - MAX_CHARS + 1;
        return "…" + name.substring(Character.isLowSurrogate(name.charAt(from)) ? from + 1 : from);
    }
}
