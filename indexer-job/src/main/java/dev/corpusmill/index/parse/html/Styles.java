package dev.corpusmill.index.parse.html;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What the styles of a page say of an element: its own style, then the page's style sheets, then what HTML says. */
final class Styles {
    private static final Pattern DISPLAY = property("display");
    private static final Pattern VISIBILITY = property("visibility");
    private static final Pattern WHITE_SPACE = property("white-space");
    private static final Pattern POSITION = property("position");
    private static final Pattern STRUCK =
            Pattern.compile("(?:^|[;{\\s])text-decoration(?:-line)?\\s*:[^;]*line-through");
    private static final Pattern OUTLOOK = property("mso-hide");

    private final StyleSheet sheet;
    private final boolean hidden;

    /**
     * @param hidden shows what the page hides
     */
    Styles(StyleSheet sheet, boolean hidden) {
        this.sheet = sheet;
        this.hidden = hidden;
    }

    private static Pattern property(String name) {
        return Pattern.compile("(?:^|[;{\\s])" + name + "\\s*:\\s*([a-z-]+)");
    }

    /** The value of a declaration in a block of them, in small letters, or empty. */
    static String value(Pattern property, String declarations) {
        Matcher found = property.matcher(declarations);
        String last = "";
        while (found.find()) {
            last = found.group(1);
        }
        return last;
    }

    /** What declarations make of an element's place: {@code none}, a kind of display, or empty. */
    static String displayOf(String declarations) {
        boolean invisible = value(VISIBILITY, declarations).equals("hidden")
                || value(VISIBILITY, declarations).equals("collapse")
                || value(OUTLOOK, declarations).equals("all")
                || STRUCK.matcher(declarations).find();
        String shown = invisible ? "none" : value(DISPLAY, declarations);
        return shown.isEmpty() && isTakenOut(declarations) ? "block" : shown;
    }

    /** What is taken out of its line is a block (CSS 2.1, 9.7); but letters that float begin a word. */
    private static boolean isTakenOut(String declarations) {
        String position = value(POSITION, declarations);
        return position.equals("absolute") || position.equals("fixed");
    }

    Display display(Element element) {
        Display usual = Elements.display(element);
        if (usual == Display.NONE) {
            return hidden && Elements.isHiddenByAttribute(element) ? Display.BLOCK : usual;
        } else if (Elements.isRemoved(element) && !hidden) {
            return Display.NONE;
        }
        String style = element.attr("style").toLowerCase(Locale.ROOT);
        String own = style.isEmpty() ? "" : displayOf(style);
        String wanted = own.isEmpty() ? sheet.display(element) : own;
        return wanted.isEmpty() ? usual : apply(wanted, usual, !own.isEmpty());
    }

    private Display apply(String wanted, Display usual, boolean own) {
        return switch (wanted) {
            case "none" -> hidden ? usual : Display.NONE;
            case "block", "flex", "grid", "table", "table-cell", "table-row", "list-item", "flow-root" -> Display.BLOCK;
            case "inline-block", "inline-flex", "inline-grid", "inline-table" ->
                usual == Display.INLINE ? Display.APART : usual;
            case "inline" -> own ? Display.INLINE : usual;
            default -> usual;
        };
    }

    boolean isPreformatted(Element element) {
        String style = element.attr("style").toLowerCase(Locale.ROOT);
        return Elements.isPreformatted(element)
                || value(WHITE_SPACE, style).startsWith("pre")
                || (sheet.isPreformatted(element) && value(WHITE_SPACE, style).isEmpty());
    }

    static boolean preserves(String declarations) {
        return value(WHITE_SPACE, declarations).startsWith("pre");
    }
}
