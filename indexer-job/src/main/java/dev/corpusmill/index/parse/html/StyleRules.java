package dev.corpusmill.index.parse.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/**
 * The rules of a style sheet that tell where elements stand, found by what their selectors end with: an id, a class or a
 * name. So an element is tried against few of them, as browsers do it.
 */
final class StyleRules {
    private static final int MAX_SELECTORS = 1000;
    private static final long ORDER = 1 << 16; // more than there are selectors
    private static final Pattern RULE = Pattern.compile("([^{}]{1,1000})\\{([^{}]*)}");
    private static final Pattern PARTS = Pattern.compile("([#.\\[]?)[\\w-]+");
    /** A last part without attributes, whose values may hold anything. */
    private static final Pattern LAST = Pattern.compile("(?:^|[\\s>+~])([a-zA-Z][\\w-]*)?((?:[#.][\\w-]+)*)$");

    private static final Pattern NAMED = Pattern.compile("[#.][\\w-]+");

    private final Map<String, List<Rule>> byKey = new HashMap<>();
    private int selectors;

    /**
     * A selector with its declarations.
     *
     * @param weight by which it wins: importance, then ids, classes and names, then its order
     * @param display as {@link Styles#displayOf} gives it
     * @param whiteSpace {@code pre}, {@code normal} or empty
     */
    record Rule(Evaluator selector, long weight, String display, String whiteSpace) {
        boolean matches(Document page, Element element) {
            return selector.matches(page, element);
        }
    }

    private StyleRules() {}

    static StyleRules read(String css) {
        StyleRules read = new StyleRules();
        Matcher rules = RULE.matcher(css);
        while (rules.find()) {
            String declarations = rules.group(2).toLowerCase(Locale.ROOT);
            if (!StyleSheet.TELLING.matcher(declarations).find()) {
                continue;
            }
            for (String selector : rules.group(1).split(",", -1)) {
                if (++read.selectors > MAX_SELECTORS) {
                    return read;
                }
                read.add(selector.strip(), declarations);
            }
        }
        return read;
    }

    private void add(String selector, String declarations) {
        if (selector.isEmpty() || selector.indexOf(':') >= 0) {
            return;
        }
        boolean lines = declarations.contains("white-space");
        String whiteSpace = !lines ? "" : Styles.preserves(declarations) ? "pre" : "normal";
        try {
            Rule rule = new Rule(
                    QueryParser.parse(selector),
                    weight(selector, declarations) * ORDER + selectors,
                    Styles.displayOf(declarations),
                    whiteSpace);
            byKey.computeIfAbsent(key(selector), key -> new ArrayList<>()).add(rule);
        } catch (Selector.SelectorParseException | IllegalArgumentException unknown) {
            return; // a selector that jsoup does not know says nothing to us
        }
    }

    /** Ids before classes and attributes before names. */
    private static long weight(String selector, String declarations) {
        long weight = declarations.contains("!important") ? 1_000_000 : 0;
        Matcher parts = PARTS.matcher(selector);
        while (parts.find()) {
            weight += parts.group(1).equals("#") ? 10_000 : parts.group(1).isEmpty() ? 1 : 100;
        }
        return weight;
    }

    /** Each element that a selector selects has this id or class, or is called so; empty: it may be any. */
    private static String key(String selector) {
        Matcher last = LAST.matcher(selector);
        if (selector.indexOf('[') >= 0 || !last.find()) {
            return "";
        }
        Matcher named = NAMED.matcher(last.group(2));
        if (named.find()) {
            return named.group().toLowerCase(Locale.ROOT);
        }
        return last.group(1) == null ? "" : last.group(1).toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** The rules that may select an element; all others do not. */
    List<Rule> candidates(Element element) {
        List<Rule> candidates = new ArrayList<>();
        add("", candidates);
        add(element.normalName(), candidates);
        String id = element.id();
        if (!id.isEmpty()) {
            add('#' + id.toLowerCase(Locale.ROOT), candidates);
        }
        String classes = element.className();
        if (!classes.isEmpty()) {
            StringTokenizer names = new StringTokenizer(classes.toLowerCase(Locale.ROOT));
            while (names.hasMoreTokens()) {
                add('.' + names.nextToken(), candidates);
            }
        }
        return candidates;
    }

    private void add(String key, List<Rule> candidates) {
        List<Rule> rules = byKey.get(key);
        if (rules != null) {
            candidates.addAll(rules);
        }
    }
}
