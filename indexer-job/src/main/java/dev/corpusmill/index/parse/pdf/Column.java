package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The segments between two gutters, and what their lines look like. */
final class Column {
    private static final float LEVEL = 0.25f;
    private static final float FULL = 0.7f;
    private static final int MIN_WORDS = 3;
    private static final int MIN_WIDE = 7;
    private static final Pattern FIGURE = Pattern.compile("[\\s\\d.,:;()%$€£¥+\\-–—/*N?Aa]*");

    private static final Pattern MARK =
            Pattern.compile("[•◦▪●○■□‣∙·*–—-]|\\(?[0-9]{1,3}[.)]|\\(?[a-zA-Z]{1,4}[.)]|[（(]?[一二三四五六七八九十]+[)）、.]|[①-⑳]");

    private final List<Segment> segments;
    private final List<List<Segment>> lines;
    private final List<String> texts = new ArrayList<>();
    private float left = Float.MAX_VALUE;
    private float right = -Float.MAX_VALUE;

    Column(List<Segment> segments) {
        this.segments = segments;
        this.lines = lines(segments);
        for (List<Segment> line : lines) {
            texts.add(text(line));
            left = Math.min(left, line.get(0).left());
            right = Math.max(right, right(line));
        }
    }

    /** The columns that gaps part; none that has no text. */
    static List<Column> between(List<Gap> gaps, List<Segment> segments) {
        List<List<Segment>> parts = new ArrayList<>();
        for (int i = 0; i <= gaps.size(); i++) {
            parts.add(new ArrayList<>());
        }
        for (Segment segment : segments) {
            parts.get(at(gaps, segment)).add(segment);
        }
        parts.removeIf(List::isEmpty);
        return parts.stream().map(Column::new).toList();
    }

    /** Number of the column that a segment begins in. */
    static int at(List<Gap> gaps, Segment segment) {
        int column = 0;
        while (column < gaps.size() && segment.left() >= gaps.get(column).right()) {
            column++;
        }
        return column;
    }

    /** Groups segments that stand on one baseline, from top to bottom, each line from left to right. */
    static List<List<Segment>> lines(List<Segment> segments) {
        List<Segment> sorted = new ArrayList<>(segments);
        sorted.sort(Comparator.comparingDouble(Segment::baseline));
        List<List<Segment>> lines = new ArrayList<>();
        List<Segment> line = new ArrayList<>();
        Segment tallest = null;
        for (Segment segment : sorted) {
            if (tallest != null && isLevel(tallest, segment)) {
                tallest = segment.size() > tallest.size() ? segment : tallest;
            } else {
                line = new ArrayList<>();
                lines.add(line);
                tallest = segment;
            }
            line.add(segment);
        }
        lines.forEach(each -> each.sort(Comparator.comparingDouble(Segment::left)));
        return lines;
    }

    private static boolean isLevel(Segment one, Segment next) {
        float larger = Math.max(one.size(), next.size());
        float smaller = Math.min(one.size(), next.size());
        return Math.abs(next.baseline() - one.baseline()) <= (smaller < 0.8f * larger ? 2 * LEVEL : LEVEL) * smaller
                && (smaller > 0.5f * larger || Math.abs(next.baseline() - one.baseline()) < LEVEL * smaller);
    }

    /** Words of one line; a segment that stands over another is no neighbor of it. */
    static String text(List<Segment> line) {
        StringBuilder text = new StringBuilder();
        for (Segment segment : line) {
            text.append(text.isEmpty() || segment.text().isEmpty() ? "" : " ").append(segment.text());
        }
        return text.toString();
    }

    private static float right(List<Segment> line) {
        float right = line.get(0).right();
        for (Segment segment : line) {
            right = Math.max(right, segment.right());
        }
        return right;
    }

    List<Segment> segments() {
        return segments;
    }

    /** When each line was painted. */
    int[] orders() {
        return lines.stream().mapToInt(line -> line.get(0).order()).toArray();
    }

    int lineCount() {
        return lines.size();
    }

    List<List<Segment>> lines() {
        return lines;
    }

    /** Most lines have words and reach far to the right: text that flows. */
    boolean isProse(int minLines) {
        int full = 0;
        int wordy = 0;
        for (int i = 0; i < lines.size(); i++) {
            full += right(lines.get(i)) - left >= FULL * (right - left) ? 1 : 0;
            wordy += isWordy(texts.get(i)) ? 1 : 0;
        }
        return lines.size() >= minLines && 2 * full >= lines.size() && 2 * wordy > lines.size();
    }

    private static boolean isWordy(String text) {
        int words = text.isEmpty() ? 0 : 1;
        int wide = 0;
        for (int i = 0; i < text.length(); i++) {
            words += text.charAt(i) == ' ' ? 1 : 0;
            wide += PdfLine.isWide(text.charAt(i)) ? 1 : 0;
        }
        return words >= MIN_WORDS || wide >= MIN_WIDE;
    }

    /** How many of its lines begin in the middle of a sentence, as far as letters tell. */
    boolean flows() {
        int within = 0;
        for (String text : texts) {
            char first = text.isEmpty() ? ' ' : text.charAt(0);
            within += Character.isLowerCase(first) || PdfLine.isWide(first) ? 1 : 0;
        }
        return 4 * within >= lines.size();
    }

    boolean isFigures() {
        int figures = 0;
        for (String text : texts) {
            figures += FIGURE.matcher(text).matches() ? 1 : 0;
        }
        return 2 * figures >= lines.size();
    }

    /** Nothing but the marks or numbers of list items. */
    boolean isMarks() {
        return texts.stream().allMatch(text -> MARK.matcher(text).matches());
    }

    float size() {
        float[] sizes = new float[lines.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = lines.get(i).get(0).size();
        }
        Arrays.sort(sizes);
        return sizes[sizes.length / 2];
    }

    /** Whether nearly all of this column was painted before the other one, or after it. */
    boolean isPaintedApartFrom(Column other) {
        long before = 0;
        long after = 0;
        for (int mine : orders()) {
            for (int theirs : other.orders()) {
                boolean known = mine != Glyph.NO_ORDER && theirs != Glyph.NO_ORDER;
                before += known && mine < theirs ? 1 : 0;
                after += known && mine > theirs ? 1 : 0;
            }
        }
        long pairs = (long) lines.size() * other.lines.size();
        return Math.max(before, after) >= 0.97 * pairs;
    }

    /** Whether most lines of the shorter column stand on a baseline of the other. */
    boolean isLevelWith(Column other) {
        Column shorter = lines.size() <= other.lines.size() ? this : other;
        Column longer = shorter == this ? other : this;
        int level = 0;
        for (List<Segment> line : shorter.lines) {
            for (List<Segment> candidate : longer.lines) {
                if (Math.abs(line.get(0).baseline() - candidate.get(0).baseline())
                        < 0.1 * line.get(0).size()) {
                    level++;
                    break;
                }
            }
        }
        return 2 * level > shorter.lines.size();
    }
}
