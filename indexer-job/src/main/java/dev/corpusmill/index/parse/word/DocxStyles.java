package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.word.DocxProperties.Unseen;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The styles of a document, each with what it takes from the styles that it is based on. */
final class DocxStyles {
    private static final int BODY_TEXT = 9;
    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");

    private final Map<String, Style> declared = new HashMap<>();
    private final Map<String, Style> resolved = new HashMap<>();
    private String paragraphDefault = "";

    /**
     * A style.
     *
     * @param outline 0 to 8 for headings, 9 for body text, −1 where it says nothing
     * @param numbering id of its numbering, −1 where it says nothing
     * @param level of its numbering, −1 where it says nothing
     * @param unseen whether its text is hidden or struck through
     * @param listStyle the style in the chain that brought the numbering
     */
    record Style(String base, int outline, int numbering, int level, Unseen unseen, String listStyle) {
        static final Style NONE = new Style("", -1, -1, -1, Unseen.NONE, "");

        /** Level of a heading, from 1; 0 for text. */
        int heading() {
            return outline >= 0 && outline < BODY_TEXT ? outline + 1 : 0;
        }

        boolean hidden() {
            return unseen.hidden() > 0;
        }

        boolean struck() {
            return unseen.struck() > 0;
        }
    }

    /** Reads the styles part from its root element. */
    void read(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("style")) {
                String id = xml.attribute("styleId", "");
                boolean standard = DocxProperties.isOn(xml.attribute("default", "0"));
                if (standard && xml.attribute("type", "").equals("paragraph")) {
                    paragraphDefault = id;
                }
                declared.put(id, style(id, xml));
            }
        }
    }

    private static Style style(String id, XmlCursor xml) throws IOException {
        String name = "";
        String base = "";
        DocxProperties own = DocxProperties.NONE;
        Unseen unseen = Unseen.NONE;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "name" -> name = xml.attribute("val", "").toLowerCase(Locale.ROOT);
                case "basedOn" -> base = xml.attribute("val", "");
                case "pPr" -> own = DocxProperties.read(xml);
                case "rPr" -> unseen = Unseen.read(xml);
                default -> {}
            }
        }
        int outline = own.outline() >= 0 ? own.outline() : outlineOf(name);
        return new Style(base, outline, own.numbering(), own.level(), unseen, own.numbering() >= 0 ? id : "");
    }

    /** Word's own headings have these names in every language. */
    private static int outlineOf(String name) {
        Matcher heading = HEADING.matcher(name);
        if (heading.matches()) {
            return Integer.parseInt(heading.group(1)) - 1;
        }
        return switch (name) {
            case "title" -> 0;
            case "subtitle" -> 1;
            default -> -1;
        };
    }

    /** A style by its id; that of plain paragraphs for an empty one. */
    Style of(String id) {
        String key = id.isEmpty() ? paragraphDefault : id;
        return resolved.computeIfAbsent(key, this::resolve);
    }

    private Style resolve(String id) {
        Style style = declared.getOrDefault(id, Style.NONE);
        Set<String> seen = new HashSet<>(Set.of(id));
        for (String base = style.base; declared.containsKey(base) && seen.add(base); ) {
            Style below = declared.get(base);
            style = new Style(
                    below.base,
                    style.outline >= 0 ? style.outline : below.outline,
                    style.numbering >= 0 ? style.numbering : below.numbering,
                    style.level >= 0 ? style.level : below.level,
                    style.unseen.or(below.unseen),
                    style.listStyle.isEmpty() ? below.listStyle : style.listStyle);
            base = below.base;
        }
        return style;
    }
}
