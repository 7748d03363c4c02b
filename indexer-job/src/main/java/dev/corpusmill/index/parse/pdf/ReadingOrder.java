package dev.corpusmill.index.parse.pdf;

import dev.corpusmill.index.parse.CleanText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the segments of a page into the order in which people read them: the page is cut along gutters, the parts are
 * cut again (recursive XY-cut; Nagy, Seth and Viswanathan 1992), and what looks like a table stays whole.
 */
final class ReadingOrder {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_SEGMENTS = 4_000;
    private static final float NEW_BLOCK = 1.3f;
    private static final float INDENT = 0.8f;
    private static final float OTHER_SIZE = 1.15f;
    private static final float APART = 3;
    private static final float MAX_SPACING = 2.5f;
    private static final int MIN_TABLE_ROWS = 3;
    private static final float MIN_TABLE_GUTTER = 1;

    private final Frame frame;
    private final int page;
    private final List<Row> rows = new ArrayList<>();
    private int tables;

    /** A line in reading order, with the cells of a table's row. */
    private record Row(List<Segment> segments, List<String> cells, int table) {
        Segment first() {
            return segments.get(0);
        }
    }

    ReadingOrder(Frame frame, int page) {
        this.frame = frame;
        this.page = page;
    }

    List<PdfLine> of(List<Segment> segments) {
        read(segments, 0);
        List<PdfLine> lines = new ArrayList<>();
        float spacing = spacing();
        for (int i = 0; i < rows.size(); i++) {
            Segment next =
                    i + 1 < rows.size() ? rows.get(i + 1).first() : rows.get(i).first();
            boolean opens = i == 0 || opens(rows.get(i - 1).first(), rows.get(i).first(), next, spacing);
            boolean apart =
                    i > 0 && isApart(rows.get(i - 1).first(), rows.get(i).first(), spacing);
            lines.add(line(rows.get(i), opens, apart));
        }
        lines.removeIf(line -> line.text().isBlank());
        return lines;
    }

    /** A wider distance, a new column, another size or the indent of a first line opens a block. */
    private static boolean opens(Segment above, Segment line, Segment below, float spacing) {
        float distance = line.baseline() - above.baseline();
        float size = line.size();
        float ratio = Math.max(above.size(), size) / Math.min(above.size(), size);
        boolean indented = line.left() - above.left() > INDENT * size && line.left() - below.left() > INDENT * size;
        return distance < 0 || distance > NEW_BLOCK * Math.max(spacing, size) || ratio > OTHER_SIZE || indented;
    }

    private static boolean isApart(Segment above, Segment line, float spacing) {
        return line.baseline() - above.baseline() > Math.max(2 * spacing, APART * line.size());
    }

    /** Distance of most lines; a page of titles tells nothing of it. */
    private float spacing() {
        List<Float> distances = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            float distance =
                    rows.get(i).first().baseline() - rows.get(i - 1).first().baseline();
            if (distance > 0 && distance < MAX_SPACING * rows.get(i).first().size()) {
                distances.add(distance);
            }
        }
        distances.sort(null);
        return distances.isEmpty() ? 0 : distances.get(distances.size() / 2);
    }

    private void read(List<Segment> region, int depth) {
        if (region.isEmpty()) {
            return;
        }
        List<Band> bands = Band.of(region);
        float size = medianSize(region);
        Gutter gutter = depth < MAX_DEPTH && region.size() <= MAX_SEGMENTS ? Gutter.longest(bands, size) : null;
        if (gutter == null) {
            block(region);
            return;
        }

        read(segments(bands.subList(0, gutter.first())), depth + 1);
        List<Band> parted = bands.subList(gutter.first(), gutter.last() + 1);
        List<Gap> gaps = Band.gaps(parted, gutter.gap().width());
        List<Column> columns = columns(segments(parted), gaps);
        switch (Arrangement.of(columns, gutter.gap().width() / size)) {
            case COLUMNS -> columns.forEach(column -> read(column.segments(), depth + 1));
            case ROWS -> rows(parted, size);
        }
        read(segments(bands.subList(gutter.last() + 1, bands.size())), depth + 1);
    }

    private static List<Segment> segments(List<Band> bands) {
        List<Segment> segments = new ArrayList<>();
        bands.forEach(band -> segments.addAll(band.segments()));
        return segments;
    }

    private static List<Column> columns(List<Segment> segments, List<Gap> gaps) {
        List<List<Segment>> parts = new ArrayList<>();
        for (int i = 0; i <= gaps.size(); i++) {
            parts.add(new ArrayList<>());
        }
        for (Segment segment : segments) {
            parts.get(columnOf(segment, gaps)).add(segment);
        }
        parts.removeIf(List::isEmpty);
        return parts.stream().map(Column::new).toList();
    }

    private static int columnOf(Segment segment, List<Gap> gaps) {
        int column = 0;
        while (column < gaps.size() && segment.left() >= gaps.get(column).right()) {
            column++;
        }
        return column;
    }

    private static float medianSize(List<Segment> segments) {
        float[] sizes = new float[segments.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = segments.get(i).size();
        }
        Arrays.sort(sizes);
        return sizes[sizes.length / 2];
    }

    private void block(List<Segment> region) {
        Column.lines(region).forEach(line -> rows.add(new Row(line, List.of(), 0)));
    }

    /** Lines of a table, or of what nobody can tell from one. */
    private void rows(List<Band> bands, float size) {
        List<Gap> gaps = Band.gaps(bands, MIN_TABLE_GUTTER * size);
        long parted = bands.stream()
                .filter(band -> columns(band.segments(), gaps).size() > 1)
                .count();
        boolean isList = columns(segments(bands), gaps).get(0).isMarks();
        int table = parted >= MIN_TABLE_ROWS && !isList ? ++tables : 0;
        for (Band band : bands) {
            for (List<Segment> row : table > 0 ? rowsOf(band) : Column.lines(band.segments())) {
                rows.add(new Row(row, table == 0 ? List.of() : cells(row, gaps), table));
            }
        }
    }

    /** A cell whose lines are centered beside another belongs to its row. */
    private static List<List<Segment>> rowsOf(Band band) {
        List<List<Segment>> level = Column.lines(band.segments());
        boolean one = level.size() <= 3 && level.stream().anyMatch(row -> row.size() > 1);
        return one && level.size() > 1 ? List.of(band.segments()) : level;
    }

    private static List<String> cells(List<Segment> row, List<Gap> gaps) {
        String[] cells = new String[gaps.size() + 1];
        Arrays.fill(cells, "");
        for (Column column : columns(row, gaps)) {
            int at = columnOf(column.segments().get(0), gaps);
            for (List<Segment> line : column.lines()) {
                cells[at] = (cells[at] + " " + Column.text(line)).strip();
            }
        }
        return List.of(cells);
    }

    private PdfLine line(Row row, boolean opens, boolean apart) {
        float left = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (Segment segment : row.segments) {
            left = Math.min(left, segment.left());
            right = Math.max(right, segment.right());
            top = Math.min(top, segment.top());
            bottom = Math.max(bottom, segment.bottom());
        }
        String text = row.cells.isEmpty() ? Column.text(row.segments) : CleanText.collapse(String.join(" ", row.cells));
        return new PdfLine(text, opens, apart, row.table, row.cells, 0, frame.onPage(page, left, top, right, bottom));
    }
}
