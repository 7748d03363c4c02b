package dev.corpusmill.index.parse.odf;

import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The styles of an OpenDocument text: which text they hide, and how they number lists. */
final class OdfStyles {
    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, Map<Integer, OdfLevel>> lists = new HashMap<>();
    private Map<Integer, OdfLevel> outline = Map.of();

    private record Style(
            String parent, String list, String display, String struck, String position, boolean hiddenPage) {
        static final Style NONE = new Style("", "", "", "", "", false);
    }

    /** Reads the styles in an element. Later ones take the place of earlier ones of the same name. */
    void read(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            String name = xml.attribute("name", "");
            switch (xml.name()) {
                case "style" -> styles.put(xml.attribute("family", "") + "/" + name, style(xml));
                case "list-style" -> lists.put(name, levels(xml));
                case "outline-style" -> outline = levels(xml);
                default -> {}
            }
        }
    }

    private static Style style(XmlCursor xml) throws IOException {
        String parent = xml.attribute("parent-style-name", "");
        String list = xml.attribute("list-style-name", "");
        String display = "";
        String struck = "";
        String position = "";
        boolean hiddenPage = false;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "text-properties" -> {
                    display = xml.attribute("display", display);
                    struck = xml.attribute("text-line-through-style", xml.attribute("text-line-through-type", struck));
                    position = xml.attribute("text-position", position);
                }
                case "drawing-page-properties" ->
                    hiddenPage = xml.attribute("visibility", "").equals("hidden");
                default -> {}
            }
        }
        return new Style(parent, list, display, struck, position, hiddenPage);
    }

    private static Map<Integer, OdfLevel> levels(XmlCursor xml) throws IOException {
        Map<Integer, OdfLevel> levels = new HashMap<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            int level = xml.number("level", 0);
            if (level > 0) {
                levels.put(level - 1, OdfLevel.read(xml));
            }
        }
        return levels;
    }

    /** Whether text of a style is hidden or struck through. */
    boolean hides(String family, String name) {
        String struck = value(family, name, Style::struck);
        return value(family, name, Style::display).equals("none") || !(struck.isEmpty() || struck.equals("none"));
    }

    /** Whether text of a style stands raised: "super" or a share of the font's height. */
    boolean raises(String style) {
        String position = value("text", style, Style::position);
        return position.startsWith("super") || (!position.isEmpty() && position.matches("[1-9]\\d*%.*"));
    }

    /** What a style says, or the nearest of those that it is based on; empty where none does. */
    private String value(String family, String name, Function<Style, String> property) {
        String value = "";
        Set<String> seen = new HashSet<>();
        for (String style = name; value.isEmpty() && seen.add(style); ) {
            Style found = styles.getOrDefault(family + "/" + style, Style.NONE);
            value = property.apply(found);
            style = found.parent;
        }
        return value;
    }

    /** Whether slides of a style are hidden. */
    boolean hidesSlides(String name) {
        return styles.getOrDefault("drawing-page/" + name, Style.NONE).hiddenPage;
    }

    /** The list style of a paragraph style, empty without one. */
    String listOf(String paragraphStyle) {
        return value("paragraph", paragraphStyle, Style::list);
    }

    /** The levels of a list style, from 0. */
    Map<Integer, OdfLevel> list(String name) {
        return lists.getOrDefault(name, Map.of());
    }

    /** The levels of the headings, from 0. */
    Map<Integer, OdfLevel> outline() {
        return outline;
    }
}
