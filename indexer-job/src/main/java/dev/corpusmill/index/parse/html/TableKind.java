package dev.corpusmill.index.parse.html;

import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Tells tables of data from those that only arrange a page: with headings or lines of code in their cells, or with tables
 * in them, unless all is as short as it is in a table of data.
 */
final class TableKind {
    private static final int MAX_CELL = 300; // characters of a cell beside or around a table

    private TableKind() {}

    static boolean isData(Element table) {
        String role = table.attr("role");
        if (role.equals("presentation") || role.equals("none")) {
            return false;
        }
        boolean nests = contains(table, element -> element.normalName().equals("table"));
        return !contains(table, TableKind::arranges) && (!nests || isGridOfShortCells(table));
    }

    private static boolean contains(Element table, Predicate<Element> sought) {
        return NodeTraversor.filter(
                        (node, depth) -> !node.equals(table) && node instanceof Element element && sought.test(element)
                                ? NodeFilter.FilterResult.STOP
                                : NodeFilter.FilterResult.CONTINUE,
                        table)
                == NodeFilter.FilterResult.STOP;
    }

    private static boolean arranges(Element element) {
        return Elements.headingLevel(element) > 0
                || (element.normalName().equals("pre")
                        && element.wholeText().strip().indexOf('\n') >= 0);
    }

    private static boolean isGridOfShortCells(Element table) {
        int rows = 0;
        for (Element section : table.children()) {
            for (Element row : section.children()) {
                if (!row.normalName().equals("tr")) {
                    continue;
                }
                rows += row.childrenSize() > 1 ? 1 : 0;
                if (row.children().stream().anyMatch(cell -> cell.text().length() > MAX_CELL)) {
                    return false;
                }
            }
        }
        return rows > 1;
    }
}
