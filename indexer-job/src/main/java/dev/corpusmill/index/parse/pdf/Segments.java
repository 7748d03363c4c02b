package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts glyphs together to segments: first as they were painted, then by where they stand. */
final class Segments {
    /** A gap of these parts of the font's size ends a segment; a justified line may end at it, too. */
    private static final float WIDE_GAP = 0.6f;

    private static final float BACK = 0.5f;
    private static final float RAISED = 0.45f;
    private static final float SAME_BASELINE = 0.15f;
    private static final float OTHER_SIZE = 1.8f;

    private Segments() {}

    static List<Segment> of(List<Glyph> glyphs) {
        List<Segment> painted = new ArrayList<>();
        Segment current = null;
        for (Glyph glyph : Accents.joined(glyphs)) {
            if (current != null && goesOn(current, glyph)) {
                current.add(glyph);
            } else {
                current = new Segment(glyph);
                painted.add(current);
            }
        }
        return join(painted);
    }

    private static boolean goesOn(Segment segment, Glyph glyph) {
        float size = segment.size();
        float gap = glyph.left() - segment.right();
        float raised = Math.abs(glyph.baseline() - segment.baseline());
        boolean alike = glyph.size() < OTHER_SIZE * size && size < OTHER_SIZE * glyph.size();
        boolean script = Math.max(glyph.size(), size) > 1.15f * Math.min(glyph.size(), size);
        return gap > -BACK * Math.min(size, glyph.size())
                && gap < WIDE_GAP * size
                && raised <= (script ? RAISED : SAME_BASELINE) * Math.max(size, glyph.size())
                && (alike || raised < SAME_BASELINE * size);
    }

    /** Joins neighbors on one baseline that were painted apart. */
    private static List<Segment> join(List<Segment> painted) {
        List<Segment> sorted = new ArrayList<>(painted);
        sorted.sort(Comparator.comparingDouble(Segment::baseline));
        List<Segment> joined = new ArrayList<>();
        for (int start = 0; start < sorted.size(); ) {
            int end = start + 1;
            while (end < sorted.size() && sameBaseline(sorted.get(start), sorted.get(end))) {
                end++;
            }
            joinRow(sorted.subList(start, end), joined);
            start = end;
        }
        return joined;
    }

    private static boolean sameBaseline(Segment first, Segment next) {
        return next.baseline() - first.baseline() <= SAME_BASELINE * Math.min(first.size(), next.size());
    }

    private static void joinRow(List<Segment> row, List<Segment> joined) {
        row.sort(Comparator.comparingDouble(Segment::left));
        Segment last = null;
        for (Segment segment : row) {
            if (last != null && areNeighbors(last, segment)) {
                last.addAll(segment);
            } else {
                joined.add(segment);
                last = segment;
            }
        }
    }

    private static boolean areNeighbors(Segment left, Segment right) {
        float gap = right.left() - left.right();
        float size = Math.min(left.size(), right.size());
        return gap > -BACK * size && gap < WIDE_GAP * size;
    }
}
