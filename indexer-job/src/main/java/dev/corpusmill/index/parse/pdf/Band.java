package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Segments that stand beside each other: a line, a table's row, or columns whose lines are not level. */
final class Band {
    private static final float OVERLAP = 0.3f;

    private final List<Segment> segments = new ArrayList<>();
    private float top = Float.MAX_VALUE;
    private float bottom = -Float.MAX_VALUE;

    /** The bands of a region from top to bottom. */
    static List<Band> of(List<Segment> region) {
        List<Segment> sorted = new ArrayList<>(region);
        sorted.sort(Comparator.comparingDouble(Segment::top));
        List<Band> bands = new ArrayList<>();
        Band band = new Band();
        for (Segment segment : sorted) {
            if (bands.isEmpty() || segment.top() > band.bottom - OVERLAP * (segment.bottom() - segment.top())) {
                band = new Band();
                bands.add(band);
            }
            band.add(segment);
        }
        return bands;
    }

    private void add(Segment segment) {
        segments.add(segment);
        top = Math.min(top, segment.top());
        bottom = Math.max(bottom, segment.bottom());
    }

    List<Segment> segments() {
        return segments;
    }

    float top() {
        return top;
    }

    float bottom() {
        return bottom;
    }

    /** Gaps of at least this width between the segments of all these bands, from left to right. */
    static List<Gap> gaps(List<Band> bands, float minWidth) {
        List<Segment> sorted = new ArrayList<>();
        bands.forEach(band -> sorted.addAll(band.segments));
        sorted.sort(Comparator.comparingDouble(Segment::left));
        List<Gap> gaps = new ArrayList<>();
        float covered = sorted.isEmpty() ? 0 : sorted.get(0).right();
        for (Segment segment : sorted) {
            if (segment.left() - covered >= minWidth) {
                gaps.add(new Gap(covered, segment.left()));
            }
            covered = Math.max(covered, segment.right());
        }
        return gaps;
    }

    /** What is left of a gap beside the segments of this band; none if less than this width. */
    Gap narrowed(Gap gap, float minWidth) {
        List<Segment> inside = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.right() > gap.left() && segment.left() < gap.right()) {
                inside.add(segment);
            }
        }
        inside.sort(Comparator.comparingDouble(Segment::left));
        Gap widest = Gap.NONE;
        float from = gap.left();
        for (Segment segment : inside) {
            widest = widest.widest(new Gap(from, segment.left()));
            from = Math.max(from, segment.right());
        }
        widest = widest.widest(new Gap(from, gap.right()));
        return widest.width() < minWidth ? Gap.NONE : widest;
    }

    boolean reachesLeftOf(Gap gap) {
        return segments.stream().anyMatch(segment -> segment.right() <= gap.left());
    }

    boolean reachesRightOf(Gap gap) {
        return segments.stream().anyMatch(segment -> segment.left() >= gap.right());
    }
}
