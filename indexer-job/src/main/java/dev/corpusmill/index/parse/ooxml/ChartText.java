package dev.corpusmill.index.parse.ooxml;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DataFormatter;

/** The titles of a chart and its data as a table: a row for each category, a column for each series. */
final class ChartText {
    private static final int MAX_POINTS = 10_000;
    private static final String AS_IT_IS = "@";

    private final DataFormatter formats = new DataFormatter(Locale.ROOT);
    private final BlockList blocks = new BlockList();
    private final List<Series> series = new ArrayList<>();
    private int points;

    /** A series: its name, and by the index of a point its category and its value. */
    private static final class Series {
        String name = "";
        Map<Integer, String> categories = new TreeMap<>();
        Map<Integer, String> values = new TreeMap<>();
        Map<Integer, String> sizes = new TreeMap<>();
    }

    /** Reads a chart from its root element. */
    List<Block> read(XmlCursor xml) throws IOException {
        walk(xml);
        table();
        return blocks.blocks();
    }

    private void walk(XmlCursor xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "title" -> blocks.text(0, DrawingText.runs(xml));
                case "ser" -> series(xml);
                case "txData" -> blocks.text(0, DrawingText.runs(xml));
                case "lvl" -> level(xml);
                case "externalData", "txPr", "spPr" -> {}
                default -> walk(xml);
            }
        }
    }

    /** Charts of newer kinds (waterfall, funnel, map) list categories and values apart: a line each. */
    private void level(XmlCursor xml) throws IOException {
        List<String> values = new ArrayList<>();
        String format = xml.attribute("formatCode", AS_IT_IS);
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (++points > MAX_POINTS) {
                throw new IOException("more than " + MAX_POINTS + " points in a chart");
            }
            values.add(shown(xml.text(), format));
        }
        blocks.text(0, String.join(", ", values));
    }

    private void series(XmlCursor xml) throws IOException {
        Series read = new Series();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "tx" -> read.name = String.join(" ", points(xml).values());
                case "cat", "xVal" -> read.categories = points(xml);
                case "val", "yVal" -> read.values = points(xml);
                case "bubbleSize" -> read.sizes = points(xml);
                default -> {}
            }
        }
        series.add(read);
    }

    /** Cached points by their index; categories of several levels are joined. */
    private Map<Integer, String> points(XmlCursor xml) throws IOException {
        Map<Integer, String> found = new TreeMap<>();
        points(xml, AS_IT_IS, found);
        return found;
    }

    private void points(XmlCursor xml, String inherited, Map<Integer, String> found) throws IOException {
        String format = inherited;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "numCache", "numLit" -> points(xml, "General", found);
                case "formatCode" -> format = xml.text();
                case "f" -> {} // the cells that it came from
                case "pt" -> {
                    int index = xml.number("idx", 0);
                    String own = xml.attribute("formatCode", format);
                    add(found, index, shown(DrawingText.childText(xml, "v"), own));
                }
                case "v" -> add(found, 0, xml.text());
                default -> points(xml, format, found);
            }
        }
    }

    private void add(Map<Integer, String> found, int index, String value) throws IOException {
        if (++points > MAX_POINTS) {
            throw new IOException("more than " + MAX_POINTS + " points in a chart");
        }
        found.merge(index, value, (inner, outer) -> outer + " " + inner);
    }

    private String shown(String raw, String format) {
        if (format.equals(AS_IT_IS)) {
            return raw;
        }
        try {
            return formats.formatRawCellContents(Double.parseDouble(raw), -1, format);
        } catch (IllegalArgumentException text) {
            return raw;
        }
    }

    private void table() {
        if (series.isEmpty()) {
            return;
        }
        blocks.startTable();
        List<List<Block>> head = new ArrayList<>(List.of(cell("")));
        Map<Integer, String> categories = new TreeMap<>();
        for (Series one : series) {
            head.add(cell(one.name));
            one.categories.forEach(categories::putIfAbsent);
            one.values.keySet().forEach(index -> categories.putIfAbsent(index, ""));
        }
        blocks.row(head, true);
        categories.forEach((index, category) -> blocks.row(row(index, category), false));
        blocks.endTable();
    }

    private List<List<Block>> row(int index, String category) {
        List<List<Block>> row = new ArrayList<>(List.of(cell(category)));
        for (Series one : series) {
            String size = one.sizes.getOrDefault(index, "");
            row.add(cell(one.values.getOrDefault(index, "") + (size.isEmpty() ? "" : " (" + size + ")")));
        }
        return row;
    }

    private static List<Block> cell(String text) {
        return text.isEmpty() ? List.of() : List.of(new Block.Text(0, text));
    }
}
