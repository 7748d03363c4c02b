package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leaves out lines that stand at the same place of most pages: heads, footers and page numbers. */
final class RunningHeads {
    private static final int MIN_PAGES = 3;
    /** Left and right pages often have heads of their own. */
    private static final double MOST = 0.4;
    /** How many lines from the upper and the lower edge may be one. */
    private static final int EDGE_LINES = 4;
    /** A page number and the number of a chapter; further ones count as they are. */
    private static final int MAX_NUMBERS = 2;

    private static final float PLACE = 6;
    private static final Pattern NUMBERS = Pattern.compile("(?<!\\d)[0-9]{1,5}(?!\\d)|\\b[ivxlc]{1,9}\\b");

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

    /**
     * What the line says and about where it stands. A number counts as it is, and as what it is beyond the number of its
     * page; the place is rounded in two ways, so that no border parts two lines.
     */
    private static Set<String> keys(PdfLine line) {
        List<String> texts = spellings(line.text(), line.box().page());
        float place = line.box().y() / PLACE;
        Set<String> keys = new HashSet<>();
        for (String text : texts) {
            keys.add("a" + Math.round(place) + " " + text);
            keys.add("b" + (int) Math.floor(place) + " " + text);
        }
        return keys;
    }

    private static List<String> spellings(String text, int page) {
        List<String> spellings = List.of("");
        Matcher numbers = NUMBERS.matcher(text);
        int from = 0;
        for (int count = 0; count < MAX_NUMBERS && numbers.find(); count++) {
            List<String> longer = new ArrayList<>();
            for (String spelling : spellings) {
                String before = spelling + text.substring(from, numbers.start());
                longer.add(before + numbers.group());
                longer.add(before + "#" + (value(numbers.group()) - page));
            }
            spellings = longer;
            from = numbers.end();
        }
        String rest = text.substring(from);
        return spellings.stream().map(spelling -> spelling + rest).toList();
    }

    private static int value(String number) {
        if (Character.isDigit(number.charAt(0))) {
            return Integer.parseInt(number);
        }
        int value = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = roman(number.charAt(i));
            boolean less = i + 1 < number.length() && digit < roman(number.charAt(i + 1));
            value += less ? -digit : digit;
        }
        return value;
    }

    private static int roman(char c) {
        return switch (c) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            case 'l' -> 50;
            default -> 100;
        };
    }
}
