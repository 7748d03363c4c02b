package dev.corpusmill.index.parse.html;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The rules of a page's own style sheets that hide elements or make blocks of them, by the order of the cascade. Rules
 * under conditions and selectors with states (:hover) are left out, and so is all hiding if it hid most of the page: such
 * a page shows itself by a script.
 */
final class StyleSheet {
    private static final long MAX_MATCHES = 5_000_000; // selectors that are tried on elements, against hostile pages
    private static final int MAX_CSS = 1 << 20;

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?(?:\\*/|$)", Pattern.DOTALL);
    static final Pattern TELLING = Pattern.compile("display|visibility|white-space|mso-hide|line-through|position");

    private final IdentityHashMap<Element, Won> display = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Won> whiteSpace = new IdentityHashMap<>();
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
        StyleRules rules = StyleRules.read(css);
        for (Element element : rules.isEmpty() ? List.<Element>of() : page.getAllElements()) {
            for (StyleRules.Rule rule : rules.candidates(element)) {
                if (++matches > MAX_MATCHES) {
                    return;
                }
                if (rule.matches(page, element)) {
                    apply(rule, element);
                }
            }
        }
    }

    private void apply(StyleRules.Rule rule, Element element) {
        if (!rule.display().isEmpty()) {
            win(display, element, new Won(rule.weight(), rule.display()));
        }
        if (!rule.whiteSpace().isEmpty()) {
            win(whiteSpace, element, new Won(rule.weight(), rule.whiteSpace()));
        }
    }

    private static void win(IdentityHashMap<Element, Won> values, Element element, Won value) {
        values.merge(element, value, (before, now) -> now.weight >= before.weight ? now : before);
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
