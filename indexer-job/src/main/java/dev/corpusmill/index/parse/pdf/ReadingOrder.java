package dev.corpusmill.index.parse.pdf;

import dev.corpusmill.index.parse.CleanText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    private final Frame frame;
    private final int page;
    private final List<Row> rows = new ArrayList<>();
    private int tables;

    /** A line in reading order, with the cells of a table's row. */
    private record Row(List<Segment> segments, TableRow cells) {
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
        Segment whole = tableAcross(region);
        if (whole != null) {
            List<Segment> above = new ArrayList<>();
            List<Segment> below = new ArrayList<>();
            for (Segment segment : region) {
                if (segment != whole) {
                    (segment.bottom() <= whole.bottom() ? above : below).add(segment);
                }
            }
            read(above, depth + 1);
            ruled(whole);
            read(below, depth + 1);
            return;
        }
        List<Band> bands = Band.of(region);
        float size = medianSize(region);
        Gutter gutter = depth < MAX_DEPTH && region.size() <= MAX_SEGMENTS ? Gutter.longest(bands, size) : null;
        if (gutter == null) {
            block(region);
        } else {
            cut(bands, gutter, size, depth);
        }
    }

    private void cut(List<Band> bands, Gutter gutter, float size, int depth) {
        int first = gutter.first();
        int end = gutter.last() + 1;
        List<Band> parted = bands.subList(first, end);
        List<Gap> gaps = Band.gaps(parted, gutter.gap().width());
        List<Column> columns = Column.between(gaps, segments(parted));
        Arrangement arrangement = Arrangement.of(columns, gutter.gap().width() / size);
        int title = arrangement == Arrangement.ROWS ? titleWithin(parted, gaps.size(), size) : 0;
        if (title > 0) {
            read(segments(bands.subList(0, first + title)), depth + 1);
            block(parted.get(title).segments());
            read(segments(bands.subList(first + title + 1, bands.size())), depth + 1);
            return;
        }
        switch (arrangement) {
            case COLUMNS -> {
                read(segments(bands.subList(0, first)), depth + 1);
                columns.forEach(column -> read(column.segments(), depth + 1));
            }
            case ROWS -> {
                int[] around = SpacedTable.around(parted, size);
                first += around[0];
                end -= around[1];
                SpacedTable table = SpacedTable.of(bands.subList(first, end), bands.subList(0, first), size);
                read(segments(bands.subList(0, first - table.headLines())), depth + 1);
                rows(table);
            }
        }
        read(segments(bands.subList(end, bands.size())), depth + 1);
    }

    /** Number of a line that crosses only some of the gutters, with more columns above and below it; 0 if there is none. */
    private static int titleWithin(List<Band> bands, int gutters, float size) {
        for (int i = 1; i < bands.size() - 1; i++) {
            if (bands.get(i).segments().size() == 1
                    && areColumns(bands.subList(0, i), gutters, size)
                    && areColumns(bands.subList(i + 1, bands.size()), gutters, size)) {
                return i;
            }
        }
        return 0;
    }

    private static boolean areColumns(List<Band> bands, int gutters, float size) {
        List<Gap> gaps = Band.gaps(bands, Gutter.MIN_WIDTH * size);
        return gaps.size() > gutters
                && Arrangement.of(Column.between(gaps, segments(bands)), Gutter.MIN_WIDTH) == Arrangement.COLUMNS;
    }

    private static List<Segment> segments(List<Band> bands) {
        List<Segment> segments = new ArrayList<>();
        bands.forEach(band -> segments.addAll(band.segments()));
        return segments;
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
        Column.lines(region).forEach(line -> row(line, TableRow.NONE));
    }

    /** Adds a line; a ruled table that stands beside it follows. */
    private void row(List<Segment> line, TableRow cells) {
        List<Segment> text =
                line.stream().filter(segment -> segment.table() == null).toList();
        if (!text.isEmpty()) {
            rows.add(new Row(text, cells));
        }
        line.stream().filter(segment -> segment.table() != null).forEach(this::ruled);
    }

    private void ruled(Segment segment) {
        RuledTable table = segment.table();
        if (table != null) {
            table.rows(++tables).forEach(row -> rows.add(new Row(List.of(row), row.row())));
        }
    }

    /** A ruled table that nothing stands beside, which parts a region in two; null if there is none. */
    private static @Nullable Segment tableAcross(List<Segment> region) {
        for (Segment table : region) {
            if (table.table() != null
                    && region.stream().allMatch(other -> other == table || isAboveOrBelow(other, table))) {
                return table;
            }
        }
        return null;
    }

    private static boolean isAboveOrBelow(Segment other, Segment table) {
        float middle = (other.top() + other.bottom()) / 2;
        return other.bottom() <= table.top() + (other.bottom() - other.top()) / 2 || middle >= table.bottom();
    }

    /** Lines of a table, or of what nobody can tell from one. */
    private void rows(SpacedTable spaced) {
        int table = spaced.isTable() ? ++tables : 0;
        spaced.lines().forEach(line -> row(line, table == 0 ? TableRow.NONE : spaced.row(line, table)));
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
        List<String> cells = row.cells.cells();
        boolean isLevel = !row.cells.isRuled() && Column.lines(row.segments).size() == 1;
        String text =
                cells.isEmpty() || isLevel ? Column.text(row.segments) : CleanText.collapse(String.join(" ", cells));
        return new PdfLine(text, opens, apart, row.cells, 0, frame.onPage(page, left, top, right, bottom));
    }
}
