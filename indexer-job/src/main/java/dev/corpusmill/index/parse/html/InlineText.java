package dev.corpusmill.index.parse.html;

import dev.corpusmill.index.parse.label.RaisedNumber;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Text that a browser shows for an element beside or instead of what is in it. */
final class InlineText {
    private static final Set<String> TEXT_FIELDS = Set.of(
            "",
            "text",
            "search",
            "email",
            "url",
            "tel",
            "number",
            "date",
            "time",
            "datetime-local",
            "submit",
            "button",
            "reset");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)\\S+\\.(png|jpe?g|gif|svg|webp|bmp)");

    private InlineText() {}

    /** Whether {@link #of} gives all of the element's text. */
    static boolean replaces(Element element) {
        return switch (element.normalName()) {
            case "img", "input" -> true;
            case "select" -> !element.hasAttr("multiple") && List.of("", "1").contains(element.attr("size"));
            case "sup" -> RaisedNumber.isOne(element.text());
            case "math" -> element.hasAttr("alttext");
            default -> false;
        };
    }

    /**
     * The text of an element that has one of its own.
     *
     * @param before what stands in the line before it
     */
    static String of(Element element, CharSequence before) {
        return switch (element.normalName()) {
            case "img" -> picture(element);
            case "input" ->
                TEXT_FIELDS.contains(element.attr("type").toLowerCase(java.util.Locale.ROOT))
                        ? element.attr("value")
                        : "";
            case "math" -> element.attr("alttext");
            case "select" -> chosen(element);
            default -> RaisedNumber.of(element.text(), before);
        };
    }

    private static String picture(Element image) {
        String text = image.attr("alt").strip();
        return FILE_NAME.matcher(text).matches() ? "" : text;
    }

    /** Of a closed list only the chosen entry is seen: the last that the page selects, else the first. */
    private static String chosen(Element list) {
        Element selected = list.select("option[selected]").last();
        Element shown = selected == null ? list.selectFirst("option:not([disabled])") : selected;
        return shown == null ? "" : shown.text();
    }

    /** What stands before the text of an element. */
    static String before(Element element) {
        Element parent = element.parent();
        String around = parent == null ? "" : parent.normalName();
        boolean second = element.elementSiblingIndex() == 1;
        return switch (element.normalName()) {
            case "q" -> "“";
            case "rt" -> hasFallback(parent) ? "" : "(";
            case "a" -> follows(element) ? " " : "";
            default ->
                switch (around) {
                    case "mfrac" -> second ? "/" : "";
                    case "msup" -> second ? "^" : "";
                    case "msub" -> second ? "_" : "";
                    default -> element.normalName().equals("msqrt") ? "√" : "";
                };
        };
    }

    /** What stands behind the text of an element. */
    static String behind(Element element) {
        return switch (element.normalName()) {
            case "q" -> "”";
            case "rt" -> hasFallback(element.parent()) ? "" : ")";
            default -> "";
        };
    }

    /** Whether the page itself puts brackets around what is written above a word. */
    private static boolean hasFallback(@org.jspecify.annotations.Nullable Element ruby) {
        return ruby != null
                && ruby.children().stream().anyMatch(child -> child.normalName().equals("rp"));
    }

    /** Links without anything between them are apart by their style. */
    private static boolean follows(Element link) {
        return link.previousSibling() instanceof Element before
                && before.normalName().equals("a");
    }
}
