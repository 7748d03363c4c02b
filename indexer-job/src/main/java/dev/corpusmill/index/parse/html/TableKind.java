package dev.corpusmill.index.parse.html;

import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Tells tables of data from those that only arrange a page: with tables, headings or lines of code in their cells. */
final class TableKind {
    private TableKind() {}

    static boolean isData(Element table) {
        String role = table.attr("role");
        if (role.equals("presentation") || role.equals("none")) {
            return false;
        }
        return NodeTraversor.filter(
                        (node, depth) -> !node.equals(table) && node instanceof Element element && arranges(element)
                                ? NodeFilter.FilterResult.STOP
                                : NodeFilter.FilterResult.CONTINUE,
                        table)
                != NodeFilter.FilterResult.STOP;
    }

    private static boolean arranges(Element element) {
        return element.normalName().equals("table")
                || Elements.headingLevel(element) > 0
                || (element.normalName().equals("pre")
                        && element.wholeText().strip().indexOf('\n') >= 0);
    }
}
