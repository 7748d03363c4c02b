package dev.corpusmill.index.parse.html;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.Selector;

/**
 * The rules of a page's own style sheets that hide elements or make blocks of them, by the order of the cascade. Rules
 * under conditions and selectors with states (:hover) are left out, and so is all hiding if it hid most of the page: such
 * a page shows itself by a script.
 */
final class StyleSheet {
    private static final int MAX_SELECTORS = 200;
    private static final long MAX_MATCHES = 20_000_000; // selectors × elements, against hostile pages
    private static final int MAX_CSS = 1 << 20;

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(?:\\*/|$)", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]{1,1000})\\{([^{}]*)}");
    private static final Pattern TELLING = Pattern.compile("display|visibility|white-space|mso-hide");
    private static final Pattern PARTS = Pattern.compile("([#.\\[]?)[\\w-]+");

    private final IdentityHashMap<Element, Won> display = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Won> whiteSpace = new IdentityHashMap<>();
    private int selectors;
    private long matches;

    /** The value that has won for an element so far. */
    private record Won(long weight, String value) {
        boolean hides() {
            return value.equals("none");
        }
    }

    StyleSheet(Document page) {
        StringBuilder css = new StringBuilder();
        for (Element style : page.select("style")) {
            String media = style.attr("media").strip().toLowerCase(Locale.ROOT);
            if (media.isEmpty() || media.equals("all") || media.equals("screen")) {
                css.append(style.data()).append('\n');
            }
        }
        if (css.length() <= MAX_CSS && TELLING.matcher(css).find()) {
            read(page, withoutConditions(COMMENT.matcher(css).replaceAll(" ")));
            keepMost(page);
        }
    }

    /** Cuts out blocks like {@code @media print { … }}, which hold rules themselves. */
    private static String withoutConditions(String css) {
        StringBuilder kept = new StringBuilder(css.length());
        int depth = 0;
        boolean condition = false;
        for (int at = 0; at < css.length(); at++) {
            char c = css.charAt(at);
            condition |= c == '@' && depth == 0;
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (!condition) {
                kept.append(c);
            } else if ((c == '}' && depth <= 0) || (c == ';' && depth == 0)) {
                condition = false;
            }
            depth = Math.max(0, depth);
        }
        return kept.toString();
    }

    private void read(Document page, String css) {
        long elements = page.getAllElements().size();
        Matcher rules = RULE.matcher(css);
        while (rules.find()) {
            String declarations = rules.group(2).toLowerCase(Locale.ROOT);
            if (!TELLING.matcher(declarations).find()) {
                continue;
            }
            for (String selector : rules.group(1).split(",", -1)) {
                matches += elements;
                if (++selectors > MAX_SELECTORS || matches > MAX_MATCHES) {
                    return;
                }
                apply(page, selector.strip(), declarations);
            }
        }
    }

    private void apply(Document page, String selector, String declarations) {
        if (selector.isEmpty() || selector.indexOf(':') >= 0) {
            return;
        }
        long weight = weight(selector, declarations);
        String shown = Styles.displayOf(declarations);
        boolean lines = declarations.contains("white-space");
        try {
            for (Element element : page.select(selector)) {
                if (!shown.isEmpty()) {
                    win(display, element, new Won(weight, shown));
                }
                if (lines) {
                    win(whiteSpace, element, new Won(weight, Styles.preserves(declarations) ? "pre" : "normal"));
                }
            }
        } catch (Selector.SelectorParseException | IllegalArgumentException unknown) {
            return; // a selector that jsoup does not know says nothing to us
        }
    }

    private static void win(IdentityHashMap<Element, Won> values, Element element, Won value) {
        values.merge(element, value, (before, now) -> now.weight >= before.weight ? now : before);
    }

    /** Ids before classes and attributes before names; the order of rules decides between equals. */
    private static long weight(String selector, String declarations) {
        long weight = declarations.contains("!important") ? 1_000_000 : 0;
        Matcher parts = PARTS.matcher(selector);
        while (parts.find()) {
            weight += parts.group(1).equals("#") ? 10_000 : parts.group(1).isEmpty() ? 1 : 100;
        }
        return weight;
    }

    private void keepMost(Document page) {
        if (display.values().stream().noneMatch(Won::hides)) {
            return;
        }
        int[] characters = new int[2]; // shown, hidden
        int[] depth = new int[1]; // of hidden elements around
        page.body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int level) {
                depth[0] += hides(node) ? 1 : 0;
                if (node instanceof TextNode text) {
                    characters[depth[0] > 0 ? 1 : 0] +=
                            text.isBlank() ? 0 : text.getWholeText().length();
                }
            }

            @Override
            public void tail(Node node, int level) {
                depth[0] -= hides(node) ? 1 : 0;
            }
        });
        if (characters[1] > characters[0]) {
            display.values().removeIf(Won::hides);
        }
    }

    private boolean hides(Node node) {
        return node instanceof Element element
                && display.containsKey(element)
                && display(element).equals("none");
    }

    String display(Element element) {
        Won won = display.isEmpty() ? null : display.get(element);
        return won == null ? "" : won.value;
    }

    boolean isPreformatted(Element element) {
        Won won = whiteSpace.isEmpty() ? null : whiteSpace.get(element);
        return won != null && won.value.equals("pre");
    }
}
