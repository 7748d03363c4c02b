package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Glyphs that stand on one baseline without a wide gap: a line of a column, or a cell of a table's row. */
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

    Segment(Glyph first) {
        add(first);
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
        return baseline - ASCENT * size;
    }

    float bottom() {
        return baseline + DESCENT * size;
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
