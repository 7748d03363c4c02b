package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.xml.XmlCursor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The lists that are open at a place in a story, and the counters of those that may be continued. */
final class OdfLists {
    private final OdfStyles styles;
    private final Deque<OpenList> open = new ArrayDeque<>();
    private final Map<String, OdfCounter> byId = new HashMap<>();
    private final Map<String, OdfCounter> byStyle = new HashMap<>();
    private final OdfCounter headings = new OdfCounter();

    private static final class OpenList {
        final String style;
        final OdfCounter counter;
        int start = -1;
        boolean waiting;

        OpenList(String style, OdfCounter counter) {
            this.style = style;
            this.counter = counter;
        }
    }

    OdfLists(OdfStyles styles) {
        this.styles = styles;
    }

    /** Opens the list on which the cursor stands; one in another list counts in its levels. */
    void startList(XmlCursor xml) {
        OpenList around = open.peek();
        String style = xml.attribute("style-name", around == null ? "" : around.style);
        OdfCounter counter = around == null ? counter(xml, style) : around.counter;
        String id = xml.attribute("id", "");
        if (!id.isEmpty()) {
            byId.put(id, counter);
        }
        if (around == null) {
            byStyle.put(style, counter);
        }
        open.push(new OpenList(style, counter));
    }

    private OdfCounter counter(XmlCursor xml, String style) {
        OdfCounter continued = byId.get(xml.attribute("continue-list", ""));
        if (continued == null && xml.attribute("continue-numbering", "false").equals("true")) {
            continued = byStyle.get(style);
        }
        return continued == null ? new OdfCounter() : continued;
    }

    void endList() {
        open.pop();
    }

    /** The next paragraph is the first of an item, unless the cursor stands on the head of a list. */
    void startItem(XmlCursor xml) {
        open.element().waiting = xml.name().equals("list-item");
        open.element().start = xml.number("start-value", -1);
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /** What is shown before a paragraph; nothing but for the first of an item. */
    String number(String paragraphStyle) {
        OpenList list = open.peek();
        if (list == null || !list.waiting) {
            return "";
        }
        list.waiting = false;
        String style = list.style.isEmpty() ? styles.listOf(paragraphStyle) : list.style;
        return list.counter.next(styles.list(style), open.size() - 1, list.start);
    }

    /** What is shown before the heading on which the cursor stands. */
    String heading(XmlCursor xml, int level) {
        if (xml.attribute("is-list-header", "false").equals("true")
                || styles.outline().isEmpty()) {
            return "";
        }
        boolean restarts = xml.attribute("restart-numbering", "false").equals("true");
        return headings.next(styles.outline(), level - 1, restarts ? xml.number("start-value", 1) : -1);
    }
}
