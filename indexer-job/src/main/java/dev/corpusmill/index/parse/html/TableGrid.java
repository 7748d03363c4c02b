package dev.corpusmill.index.parse.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/**
 * The rows of a table, with the cells that a {@code rowspan} or {@code colspan} covers filled: each row then says by
 * itself what a reader sees in it. What covers a whole row stands there once, and long texts are not repeated.
 */
final class TableGrid {
    private static final int MAX_COLUMNS = 1000; // as browsers do
    private static final int MAX_REPEATED_CHARS = 200;
    private static final int MAX_FILLED_CELLS = 100_000;

    private final Function<Element, String> textOf;
    private final Predicate<Element> shown;
    private final List<Covering> coverings = new ArrayList<>(); // by column
    private int filled;
    private int headRows;

    /** A text that covers so many more rows of its column. */
    private record Covering(String text, int rows) {
        static final Covering NONE = new Covering("", 0);
    }

    TableGrid(Function<Element, String> textOf, Predicate<Element> shown) {
        this.textOf = textOf;
        this.shown = shown;
    }

    List<List<String>> rows(Element table) {
        List<List<String>> rows = new ArrayList<>();
        for (String section : List.of("thead", "tbody", "tfoot")) {
            for (Element part : table.children()) {
                if (part.normalName().equals(section) && shown.test(part)) {
                    addRows(part, rows);
                }
            }
        }
        headRows = headRows == rows.size() ? 0 : headRows;
        return rows;
    }

    /** How many of the first rows name the columns: those of {@code thead}, or those with {@code th} only. */
    int headRows() {
        return headRows;
    }

    private static boolean isHead(Element row) {
        return (row.parent() != null && row.parent().normalName().equals("thead"))
                || (row.childrenSize() > 1
                        && row.children().stream()
                                .allMatch(cell -> cell.normalName().equals("th")));
    }

    private void addRows(Element section, List<List<String>> rows) {
        coverings.clear();
        for (Element row : section.children()) {
            if (row.normalName().equals("tr") && shown.test(row)) {
                List<String> texts = row(row);
                headRows += headRows == rows.size() && isHead(row) ? 1 : 0;
                rows.add(isOne(texts, row) ? texts.subList(0, 1) : texts);
            }
        }
    }

    /** One cell over the whole width, like the title of a part. */
    private static boolean isOne(List<String> texts, Element row) {
        return row.childrenSize() == 1 && texts.stream().distinct().count() == 1;
    }

    private List<String> row(Element row) {
        List<String> texts = new ArrayList<>();
        for (Element cell : row.children()) {
            if (!(cell.normalName().equals("td") || cell.normalName().equals("th")) || !shown.test(cell)) {
                continue;
            }
            takeCovered(texts);
            String text = textOf.apply(cell);
            int rows = span(cell, "rowspan");
            for (int column = span(cell, "colspan"); column > 0 && texts.size() < MAX_COLUMNS; column--) {
                cover(texts.size(), new Covering(repeated(text), rows - 1));
                texts.add(text);
                text = repeated(text);
            }
        }
        takeCovered(texts);
        return texts;
    }

    /** Adds what earlier rows left for the next columns. */
    private void takeCovered(List<String> texts) {
        while (texts.size() < coverings.size() && coverings.get(texts.size()).rows > 0) {
            Covering covering = coverings.get(texts.size());
            coverings.set(texts.size(), new Covering(covering.text, covering.rows - 1));
            texts.add(covering.text);
        }
    }

    private void cover(int column, Covering covering) {
        while (coverings.size() <= column) {
            coverings.add(Covering.NONE);
        }
        coverings.set(column, covering);
    }

    private String repeated(String text) {
        return text.length() <= MAX_REPEATED_CHARS && filled++ < MAX_FILLED_CELLS ? text : "";
    }

    /** A rowspan of 0 goes to the end of the section. */
    private static int span(Element cell, String attribute) {
        String value = cell.attr(attribute).strip();
        if (value.isEmpty() || value.length() > 5 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 1;
        }
        int span = Integer.parseInt(value);
        return span > 0 ? span : attribute.equals("rowspan") ? Integer.MAX_VALUE : 1;
    }
}
