package dev.corpusmill.index.parse.html;

import java.util.Set;
import org.jsoup.nodes.Element;

/** How browsers show the elements of HTML, if no style says otherwise. An element that nobody knows is inline. */
final class Elements {
    private static final Set<String> BLOCK = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "frameset",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "html",
            "legend",
            "li",
            "listing",
            "main",
            "marquee",
            "menu",
            "nav",
            "noframes",
            "ol",
            "optgroup",
            "option",
            "p",
            "plaintext",
            "pre",
            "search",
            "section",
            "select",
            "summary",
            "table",
            "tbody",
            "td",
            "textarea",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
            "xmp");
    private static final Set<String> APART = Set.of(
            "button",
            "embed",
            "img",
            "input",
            "label",
            "math",
            "meter",
            "object",
            "picture",
            "progress",
            "svg",
            "text");
    private static final Set<String> NONE = Set.of(
            "area",
            "audio",
            "base",
            "canvas",
            "datalist",
            "head",
            "iframe",
            "link",
            "meta",
            "noembed",
            "noscript",
            "param",
            "script",
            "source",
            "style",
            "template",
            "title",
            "track",
            "video",
            // of SVG and MathML
            "annotation",
            "annotation-xml",
            "defs",
            "desc",
            "metadata");
    private static final Set<String> PERMANENT_LINKS = Set.of("¶", "#", "🔗");
    private static final Set<String> REMOVED = Set.of("del", "s", "strike");
    private static final Set<String> PREFORMATTED = Set.of("pre", "listing", "plaintext", "textarea", "xmp");

    private Elements() {}

    static Display display(Element element) {
        String name = element.normalName();
        if (NONE.contains(name) || isClosed(element) || isHiddenByAttribute(element)) {
            return Display.NONE;
        }
        return BLOCK.contains(name) ? Display.BLOCK : APART.contains(name) ? Display.APART : Display.INLINE;
    }

    private static boolean isClosed(Element element) {
        return switch (element.normalName()) {
            case "dialog" -> !element.hasAttr("open");
            case "input" -> element.attr("type").equalsIgnoreCase("hidden");
            case "a" -> isPermanentLink(element);
            default -> false;
        };
    }

    /** A sign behind a heading that shows itself under the mouse. */
    private static boolean isPermanentLink(Element link) {
        return link.attr("href").startsWith("#") && PERMANENT_LINKS.contains(link.ownText());
    }

    /** What is only hidden until somebody searches for it counts as shown. */
    static boolean isHiddenByAttribute(Element element) {
        return element.hasAttr("hidden") && !element.attr("hidden").equalsIgnoreCase("until-found");
    }

    /** Text that the author removed, and shows as removed. */
    static boolean isRemoved(Element element) {
        return REMOVED.contains(element.normalName());
    }

    static boolean isPreformatted(Element element) {
        return PREFORMATTED.contains(element.normalName());
    }

    /** The level of a heading, or 0. */
    static int headingLevel(Element element) {
        String name = element.normalName();
        boolean heading = name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
        return heading ? name.charAt(1) - '0' : 0;
    }
}
