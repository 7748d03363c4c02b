package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Leaves out lines that stand at the same place of most pages: heads, footers and page numbers. */
final class RunningHeads {
    private static final int MIN_PAGES = 3;
    /** Left and right pages often have heads of their own. */
    private static final double MOST = 0.4;
    /** How many lines from the upper and the lower edge may be one. */
    private static final int EDGE_LINES = 4;
    /** A page number and the number of pages, or of a chapter; more are figures. */
    private static final int MAX_NUMBERS = 2;
    private static final float PLACE = 6;
    private static final Pattern NUMBERS = Pattern.compile("\\d+|\\b[ivxlc]+\\b");

    private RunningHeads() {}

    /** The same pages without them. */
    static List<List<PdfLine>> removedFrom(List<List<PdfLine>> pages) {
        if (pages.size() < MIN_PAGES) {
            return pages;
        }
        Map<String, Integer> seen = new HashMap<>();
        int withText = 0;
        for (List<PdfLine> page : pages) {
            withText += page.isEmpty() ? 0 : 1;
            Set<String> keys = new HashSet<>();
            edges(page).forEach(line -> keys.addAll(keys(line)));
            keys.forEach(key -> seen.merge(key, 1, Integer::sum));
        }
        int most = Math.max(MIN_PAGES, (int) Math.ceil(MOST * withText));

        List<List<PdfLine>> kept = new ArrayList<>();
        for (List<PdfLine> page : pages) {
            Set<PdfLine> edges = new HashSet<>(edges(page));
            kept.add(page.stream()
                    .filter(line -> !edges.contains(line)
                            || keys(line).stream().noneMatch(key -> seen.getOrDefault(key, 0) >= most))
                    .toList());
        }
        return kept;
    }

    /** Rows of a table that goes over many pages repeat, too, but they stay with it. */
    private static List<PdfLine> edges(List<PdfLine> page) {
        List<PdfLine> byHeight = new ArrayList<>(page);
        byHeight.sort((one, other) -> Float.compare(one.box().y(), other.box().y()));
        List<PdfLine> edges = new ArrayList<>();
        for (int i = 0; i < byHeight.size(); i++) {
            boolean atEdge = i < EDGE_LINES || i >= byHeight.size() - EDGE_LINES;
            if (atEdge && byHeight.get(i).table() == 0) {
                edges.add(byHeight.get(i));
            }
        }
        return edges;
    }

    /** Its text without page numbers and about where it stands, rounded in two ways, so that no border parts them. */
    private static List<String> keys(PdfLine line) {
        String lower = line.text().toLowerCase(Locale.ROOT);
        String text = NUMBERS.matcher(lower).results().count() > MAX_NUMBERS
                ? lower
                : NUMBERS.matcher(lower).replaceAll("#");
        float place = line.box().y() / PLACE;
        return List.of("a" + Math.round(place) + " " + text, "b" + (int) Math.floor(place) + " " + text);
    }
}
