package dev.corpusmill.index.parse.pdf;

import dev.corpusmill.index.parse.CleanText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Glyphs that stand on one baseline without a wide gap: a line of a column, or a cell of a table's row. A table that is
 * ruled, and each of its rows, is one, too.
 */
final class Segment {
    private static final float ASCENT = 0.75f;
    private static final float DESCENT = 0.2f;

    private final List<Glyph> glyphs = new ArrayList<>();
    private float left = Float.MAX_VALUE;
    private float right = -Float.MAX_VALUE;
    private float baseline;
    private float size;
    private int order = Integer.MAX_VALUE;
    private String text = "";
    private float height;
    private @Nullable RuledTable table;
    private TableRow row = TableRow.NONE;

    Segment(Glyph first) {
        add(first);
    }

    private Segment(TableGrid grid, float size) {
        this.left = grid.left();
        this.right = grid.right();
        this.size = size;
    }

    /** A whole table, as if it were a letter. */
    static Segment table(RuledTable table, TableGrid grid, float size, int order) {
        Segment whole = new Segment(grid, size);
        whole.table = table;
        whole.order = order;
        whole.baseline = grid.bottom();
        whole.height = grid.bottom() - grid.top();
        return whole;
    }

    static Segment row(TableRow row, TableGrid grid, int number, float size) {
        Segment one = new Segment(grid, size);
        one.row = row;
        one.text = CleanText.collapse(String.join(" ", row.cells()));
        one.baseline = grid.bottom(number);
        one.height = grid.bottom(number) - grid.top(number);
        return one;
    }

    /** The table that this segment is, null for text. */
    @Nullable
    RuledTable table() {
        return table;
    }

    /** The row of a ruled table that it is. */
    TableRow row() {
        return row;
    }

    void add(Glyph glyph) {
        glyphs.add(glyph);
        left = Math.min(left, glyph.left());
        right = Math.max(right, glyph.right());
        order = Math.min(order, glyph.order());
        if (glyph.size() > size * 1.01f) {
            size = glyph.size();
            baseline = glyph.baseline();
        }
        text = "";
    }

    void addAll(Segment other) {
        other.glyphs.forEach(this::add);
        glyphs.sort(Comparator.comparingDouble(Glyph::left));
    }

    List<Glyph> glyphs() {
        return glyphs;
    }

    float left() {
        return left;
    }

    float right() {
        return right;
    }

    float width() {
        return right - left;
    }

    float baseline() {
        return baseline;
    }

    float size() {
        return size;
    }

    float top() {
        return height > 0 ? baseline - height : baseline - ASCENT * size;
    }

    float bottom() {
        return height > 0 ? baseline : baseline + DESCENT * size;
    }

    /** Number of the first operation that painted a part of it. */
    int order() {
        return order;
    }

    String text() {
        if (text.isEmpty()) {
            text = SegmentText.of(glyphs);
        }
        return text;
    }

    @Override
    public String toString() {
        return text() + "@" + left + "," + baseline;
    }
}
