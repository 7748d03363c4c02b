package dev.corpusmill.index.parse.html;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Leaves of a page what it is read for. Only what surely is none of the article goes: what the page itself calls
 * navigation, notices about cookies, lists of links. Where too little would be left, the page stays as it is.
 */
final class MainText {
    private static final String NAVIGATION =
            "nav, [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=menu], [role=menubar]";
    private static final Pattern NOTICE = Pattern.compile(
            "(?:^|[\\s_-])(?:cookies?|consent|gdpr|skip-?link|breadcrumbs?|share|sharing|social|newsletter|pagination|pager)(?:$|[\\s_-])");
    private static final int MAX_NOTICE = 1500;
    private static final int MAX_MARGIN = 3000; // characters of a header or footer
    private static final int MIN_LINKS = 3;
    private static final double LINKED = 0.7;
    private static final int MAX_LINK = 60; // characters of a link in a menu, on average
    private static final double MIN_MAIN = 0.3;
    private static final double MIN_LEFT = 0.2;
    private static final int MIN_PROSE = 200; // a page with less is read for its links

    private MainText() {}

    static void reduce(Document page) {
        Element body = page.body();
        int all = prose(body);
        Element copy = body.clone();
        Element main = main(body, all);
        if (main != null) {
            keepOnly(body, main);
        }
        removeNavigation(body, main);
        if (main == null) {
            removeLinkLists(body);
        }
        if (prose(body) < Math.max(all * MIN_LEFT, MIN_PROSE)) {
            body.replaceWith(copy);
        }
    }

    /** Characters that are in no link. */
    private static int prose(Element element) {
        return element.text().length() - linked(element);
    }

    private static int linked(Element element) {
        return element.select("a[href]").stream()
                .mapToInt(link -> link.text().length())
                .sum();
    }

    /** The only element that the page calls its main one, or its only article, if most text is there. */
    private static @org.jspecify.annotations.Nullable Element main(Element body, int all) {
        for (String query : List.of("main, [role=main]", "article, [itemprop=articleBody]")) {
            List<Element> found = body.select(query).stream()
                    .filter(element -> element.parents().stream().noneMatch(parent -> parent.is(query)))
                    .toList();
            if (found.size() == 1 && prose(found.get(0)) >= all * MIN_MAIN) {
                return found.get(0);
            }
        }
        return null;
    }

    /** A page's heading may stand before its main part. */
    private static void keepOnly(Element body, Element main) {
        List<Element> headings = body.select("h1").stream()
                .filter(heading -> !heading.parents().contains(main) && main.selectFirst("h1") == null)
                .toList();
        main.remove();
        body.empty();
        headings.forEach(body::appendChild);
        body.appendChild(main);
    }

    private static void removeNavigation(Element body, @org.jspecify.annotations.Nullable Element main) {
        body.select(NAVIGATION).remove();
        for (Element margin : body.select("header, footer")) {
            boolean inside = margin.parents().is("article, main, section, blockquote");
            if (!inside && main == null && margin.text().length() < MAX_MARGIN && margin.selectFirst("h1") == null) {
                margin.remove();
            }
        }
        for (Element element : body.select("[id], [class]")) {
            String names = (element.id() + ' ' + element.className()).toLowerCase(Locale.ROOT);
            if (NOTICE.matcher(names).find() && element.text().length() < MAX_NOTICE) {
                element.remove();
            }
        }
    }

    private static void removeLinkLists(Element body) {
        for (Element block : body.select("ul, ol, div, td, p, table, form")) {
            List<Element> links = block.select("a[href]");
            int text = block.text().length();
            if (links.size() >= MIN_LINKS
                    && linked(block) > text * LINKED
                    && text < links.size() * MAX_LINK / LINKED
                    && block.selectFirst("h1") == null) {
                block.remove();
            }
        }
    }
}
