package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The glyphs of one page, each once, by the direction in which they run. */
final class PageGlyphs implements GlyphReader.GlyphSink {
    /** A glyph painted again within these parts of its width and size, to look bold or to cast a shadow. */
    private static final float SAME_ACROSS = 0.45f;

    private static final float SAME_DOWN = 0.2f;
    /** Narrower than the narrowest letter, in parts of the font's size. */
    private static final float CELL = 0.2f;

    private final Map<Frame, List<Glyph>> byFrame = new LinkedHashMap<>();
    private final Map<Long, Glyph> painted = new HashMap<>();
    private int count;

    @Override
    public void add(Frame frame, Glyph glyph) {
        if (paintedBefore(frame, glyph)) {
            return;
        }
        byFrame.computeIfAbsent(frame, any -> new ArrayList<>()).add(glyph);
        painted.put(key(frame, glyph, cell(glyph, glyph.left()), cell(glyph, glyph.baseline())), glyph);
        count++;
    }

    int count() {
        return count;
    }

    /** Gives what was added, characters that were painted one below the other as a frame of their own. */
    Map<Frame, List<Glyph>> take() {
        Map<Frame, List<Glyph>> taken = new LinkedHashMap<>(byFrame);
        byFrame.clear();
        painted.clear();
        count = 0;
        List<Glyph> upright = taken.get(Frame.UPRIGHT);
        if (upright != null) {
            List<Glyph> stacked = StackedGlyphs.takeFrom(upright);
            taken.computeIfAbsent(Frame.DOWNWARDS, any -> new ArrayList<>()).addAll(stacked);
        }
        taken.values().removeIf(List::isEmpty);
        return taken;
    }

    private boolean paintedBefore(Frame frame, Glyph glyph) {
        float across = SAME_ACROSS * glyph.width();
        float down = SAME_DOWN * glyph.size();
        for (long x = cell(glyph, glyph.left() - across); x <= cell(glyph, glyph.left() + across); x++) {
            for (long y = cell(glyph, glyph.baseline() - down); y <= cell(glyph, glyph.baseline() + down); y++) {
                Glyph other = painted.get(key(frame, glyph, x, y));
                if (other != null && other.order() != glyph.order() && isSame(glyph, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSame(Glyph glyph, Glyph other) {
        return glyph.text().equals(other.text())
                && Math.abs(glyph.left() - other.left()) <= SAME_ACROSS * glyph.width()
                && Math.abs(glyph.baseline() - other.baseline()) <= SAME_DOWN * glyph.size();
    }

    private static long cell(Glyph glyph, float length) {
        return (long) Math.floor(length / (CELL * glyph.size()));
    }

    private static long key(Frame frame, Glyph glyph, long x, long y) {
        long kind = 31L * (31L * frame.degrees() + Math.round(2 * glyph.size()))
                + glyph.text().hashCode();
        return (kind * 1_000_003 + x) * 1_000_003 + y;
    }
}
