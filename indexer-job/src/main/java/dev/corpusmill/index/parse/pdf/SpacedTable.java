package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Lines whose cells are parted by the space between them. */
final class SpacedTable {
    private static final int MIN_ROWS = 3;
    private static final float MIN_GAP = 1;
    /** Where there are more columns, space between them is no chance. */
    private static final float MIN_GAP_OF_MANY = 0.7f;

    private static final int MAX_HEAD = 3;
    private static final float HEAD_DISTANCE = 1.5f;
    private static final int MAX_HEAD_CHARS = 40;
    private static final int MAX_CENTERED = 3;
    private static final int MAX_LABELS = 2;

    private final List<Band> bands;
    private final List<Band> head = new ArrayList<>();
    private final float size;
    private final List<Gap> gaps;

    private SpacedTable(List<Band> bands, float size) {
        this.bands = bands;
        this.size = size;
        this.gaps = gaps(bands, size);
    }

    /** How many lines at the start and at the end belong to the text around: without them there are other columns. */
    static int[] around(List<Band> bands, float size) {
        int first = 0;
        while (first < bands.size() && bands.get(first).segments().size() == 1) {
            first++;
        }
        int last = bands.size();
        while (last > first && bands.get(last - 1).segments().size() == 1) {
            last--;
        }
        int columns = gaps(bands, size).size();
        boolean others = last - first >= MIN_ROWS
                && gaps(bands.subList(first, last), size).size() != columns;
        int start = others ? first : 0;
        int end = others ? last : bands.size();
        return new int[] {start + wideHead(bands.subList(start, end), size), bands.size() - end};
    }

    /** How many lines at the start have words that stand over several columns. */
    private static int wideHead(List<Band> bands, float size) {
        int most = gaps(bands, size).size();
        int lines = 0;
        for (int i = 1; i <= MAX_HEAD && bands.size() - i >= MIN_ROWS; i++) {
            SpacedTable table = new SpacedTable(bands.subList(i, bands.size()), size);
            if (table.gaps.size() > most && table.hasHoles()) {
                most = table.gaps.size();
                lines = i;
            }
        }
        return lines;
    }

    /** The table of these lines, with a head from those above. */
    static SpacedTable of(List<Band> bands, List<Band> above, float size) {
        SpacedTable table = new SpacedTable(bands, size);
        table.takeHead(above);
        return table;
    }

    int headLines() {
        return head.size();
    }

    private static List<Gap> gaps(List<Band> bands, float size) {
        List<Gap> narrow = Band.gaps(bands, MIN_GAP_OF_MANY * size);
        return narrow.size() > 1 ? narrow : Band.gaps(bands, MIN_GAP * size);
    }

    /** Takes short lines of some words closely above, whose words stand over the columns. */
    private void takeHead(List<Band> above) {
        if (!hasHoles()) {
            return; // each line names its figures well enough
        }
        float nextTop = bands.get(0).top();
        for (int i = above.size() - 1; i >= 0 && head.size() < MAX_HEAD && isTable(); i--) {
            Band band = above.get(i);
            boolean isNear = nextTop - band.bottom() < HEAD_DISTANCE * size;
            if (!isNear || !isHead(band)) {
                break;
            }
            head.add(0, band);
            nextTop = band.top();
        }
    }

    private boolean hasHoles() {
        List<List<String>> rows = new ArrayList<>();
        for (List<Segment> line : lines()) {
            rows.add(row(line, 0).cells());
        }
        return TableCells.sayMoreThanLines(rows);
    }

    private boolean isHead(Band band) {
        float left = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        for (Band row : bands) {
            for (Segment segment : row.segments()) {
                left = Math.min(left, segment.left());
                right = Math.max(right, segment.right());
            }
        }
        int columns = 0;
        for (Segment segment : band.segments()) {
            if (segment.table() != null
                    || segment.text().length() > MAX_HEAD_CHARS
                    || segment.left() < left - size
                    || segment.right() > right + size) {
                return false;
            }
            columns++;
        }
        return columns > 1;
    }

    boolean isTable() {
        long parted = bands.stream()
                .filter(band -> Column.between(gaps, band.segments()).size() > 1)
                .count();
        List<Segment> all = new ArrayList<>();
        bands.forEach(band -> all.addAll(band.segments()));
        return parted >= MIN_ROWS && !Column.between(gaps, all).get(0).isMarks();
    }

    /** The lines from top to bottom, a cell whose lines are centered beside another with its row. */
    List<List<Segment>> lines() {
        List<List<Segment>> lines = new ArrayList<>();
        head.forEach(band -> lines.addAll(Column.lines(band.segments())));
        boolean isTable = isTable();
        for (Band band : bands) {
            List<List<Segment>> level = Column.lines(band.segments());
            boolean isOne = level.size() > 1
                    && level.size() <= MAX_CENTERED
                    && level.stream().anyMatch(row -> row.size() > 1);
            if (isTable && isOne) {
                lines.add(band.segments());
            } else {
                lines.addAll(level);
            }
        }
        return lines;
    }

    /** The cells of a line, empty ones too. */
    TableRow row(List<Segment> line, int table) {
        boolean isHead = isInHead(line);
        String[] cells = new String[gaps.size() + 1];
        Arrays.fill(cells, "");
        for (List<Segment> part : Column.lines(line)) {
            part.sort(Comparator.comparingDouble(Segment::left));
            for (Segment segment : part) {
                int first = Column.at(gaps, segment);
                int last = isHead ? lastUnder(segment, first) : first;
                for (int i = first; i <= last; i++) {
                    cells[i] = (cells[i] + " " + segment.text()).strip();
                }
            }
        }
        boolean isFirst = bands.size() > 1 && bands.get(0).segments().containsAll(line);
        if (isHead || isFirst) {
            spread(cells, bands.get(isHead ? 0 : 1));
        }
        boolean names = isHead || (isFirst && !head.isEmpty()) || (head.isEmpty() && isInWideHead(line));
        return new TableRow(table, false, names, List.of(cells));
    }

    private boolean isInHead(List<Segment> line) {
        return head.stream().anyMatch(band -> band.segments().containsAll(line));
    }

    /** Where the names below repeat, each word above stands over one of their groups, wherever in it. */
    private boolean spread(String[] cells, Band below) {
        List<String> names = names(below);
        for (int labels = 0; labels < names.size() && labels <= MAX_LABELS; labels++) {
            List<String> words = new ArrayList<>();
            for (int i = labels; i < cells.length; i++) {
                if (!cells[i].isEmpty()) {
                    words.add(cells[i]);
                }
            }
            int columns = names.size() - labels;
            int group = words.size() < 2 || columns % words.size() != 0 ? 0 : columns / words.size();
            if (group > 1 && repeats(names.subList(labels, names.size()), group)) {
                for (int i = labels; i < cells.length; i++) {
                    cells[i] = words.get((i - labels) / group);
                }
                return true;
            }
        }
        return false;
    }

    /** Whether a line is one of the first two, and the words of the first stand over several of the second. */
    private boolean isInWideHead(List<Segment> line) {
        if (bands.size() < MIN_ROWS) {
            return false;
        }
        boolean isIn = bands.get(0).segments().containsAll(line)
                || bands.get(1).segments().containsAll(line);
        return isIn && spread(names(bands.get(0)).toArray(String[]::new), bands.get(1));
    }

    private List<String> names(Band band) {
        String[] names = new String[gaps.size() + 1];
        Arrays.fill(names, "");
        band.segments().forEach(segment -> names[Column.at(gaps, segment)] = segment.text());
        return List.of(names);
    }

    private static boolean repeats(List<String> names, int group) {
        for (int i = group; i < names.size(); i++) {
            if (!names.get(i).equals(names.get(i - group))) {
                return false;
            }
        }
        return !names.get(0).isEmpty();
    }

    /** A word of the head that reaches over the space between columns stands over both. */
    private int lastUnder(Segment segment, int first) {
        int last = first;
        while (last < gaps.size() && segment.right() > gaps.get(last).left()) {
            last++;
        }
        return last;
    }
}
