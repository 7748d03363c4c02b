package dev.corpusmill.index.parse.pdf;

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
    private static final float CELL_GAP = 0.5f;
    private static final int MIN_TABLE_ROWS = 3;
    private static final float MIN_TABLE_GUTTER = 1;

    private final Frame frame;
    private final int page;
    private final List<PdfLine> lines = new ArrayList<>();
    private int tables;

    ReadingOrder(Frame frame, int page) {
        this.frame = frame;
        this.page = page;
    }

    List<PdfLine> of(List<Segment> segments) {
        read(segments, 0);
        return List.copyOf(lines);
    }

    private void read(List<Segment> region, int depth) {
        if (region.isEmpty()) {
            return;
        }
        List<Band> bands = Band.of(region);
        float size = medianSize(region);
        Gutter gutter =
                depth < MAX_DEPTH && region.size() <= MAX_SEGMENTS ? Gutter.longest(bands, size) : null;
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

    /** Lines of one column. A wider distance, another size or an indent opens a block. */
    private void block(List<Segment> region) {
        List<List<Segment>> rows = Column.lines(region);
        float spacing = spacing(rows);
        float left = Float.MAX_VALUE;
        for (List<Segment> row : rows) {
            left = Math.min(left, row.get(0).left());
        }
        for (int i = 0; i < rows.size(); i++) {
            boolean opens = i == 0 || opens(rows.get(i - 1).get(0), rows.get(i).get(0), spacing, left);
            lines.add(line(rows.get(i), List.of(), opens, 0));
        }
    }

    private static boolean opens(Segment above, Segment below, float spacing, float left) {
        float distance = below.baseline() - above.baseline();
        float ratio = Math.max(above.size(), below.size()) / Math.min(above.size(), below.size());
        float size = below.size();
        return distance > NEW_BLOCK * Math.max(spacing, size)
                || ratio > OTHER_SIZE
                || (below.left() - left > INDENT * size && above.left() - left < INDENT * size / 2);
    }

    private static float spacing(List<List<Segment>> rows) {
        if (rows.size() < 2) {
            return 0;
        }
        float[] distances = new float[rows.size() - 1];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = rows.get(i + 1).get(0).baseline() - rows.get(i).get(0).baseline();
        }
        Arrays.sort(distances);
        return distances[distances.length / 2];
    }

    /** Lines of a table, or of what nobody can tell from one. */
    private void rows(List<Band> bands, float size) {
        List<Gap> gaps = Band.gaps(bands, MIN_TABLE_GUTTER * size);
        long parted = bands.stream()
                .filter(band -> columns(band.segments(), gaps).size() > 1)
                .count();
        int table = parted >= MIN_TABLE_ROWS && !gaps.isEmpty() ? ++tables : 0;
        float spacing = size;
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            boolean opens = i == 0 || band.top() - bands.get(i - 1).bottom() > CELL_GAP * spacing;
            for (List<Segment> row : table > 0 ? rowsOf(band) : Column.lines(band.segments())) {
                List<String> cells = table == 0 ? List.of() : cells(row, gaps);
                lines.add(line(row, cells, opens, table));
                opens = false;
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

    private PdfLine line(List<Segment> row, List<String> cells, boolean opens, int table) {
        float left = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (Segment segment : row) {
            left = Math.min(left, segment.left());
            right = Math.max(right, segment.right());
            top = Math.min(top, segment.top());
            bottom = Math.max(bottom, segment.bottom());
        }
        String text = cells.isEmpty() ? Column.text(row) : String.join(" ", cells).replaceAll(" +", " ").strip();
        return new PdfLine(text, opens, table, cells, 0, frame.onPage(page, left, top, right, bottom));
    }
}
