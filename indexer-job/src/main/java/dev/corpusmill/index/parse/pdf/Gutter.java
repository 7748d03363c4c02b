package dev.corpusmill.index.parse.pdf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vertical strip without text that runs through neighboring bands and has text on both sides.
 *
 * @param first of the bands
 * @param last of the bands
 */
record Gutter(Gap gap, int first, int last, float weight) {
    /** Narrower than a letter, a strip is only the space between words. */
    static final float MIN_WIDTH = 0.6f;

    private static final float FAR = 2.5f;
    private static final int MAX_BANDS = 400;

    /** The gutter with the most text beside it; null where there is none. */
    static @Nullable Gutter longest(List<Band> bands, float size) {
        Gutter longest = null;
        if (bands.size() > MAX_BANDS) {
            return null;
        }
        for (int i = 0; i < bands.size(); i++) {
            for (Gap gap : Band.gaps(bands.subList(i, i + 1), MIN_WIDTH * size)) {
                if (longest == null || i > longest.last || !contains(longest.gap, gap)) {
                    Gutter gutter = through(bands, i, gap, size);
                    longest = longest == null || gutter.weight > longest.weight ? gutter : longest;
                }
            }
        }
        return longest;
    }

    private static boolean contains(Gap longest, Gap gap) {
        return gap.left() <= longest.left() && gap.right() >= longest.right();
    }

    private static Gutter through(List<Band> bands, int start, Gap gap, float size) {
        Gap open = gap;
        int last = start;
        while (last + 1 < bands.size()) {
            Gap next = bands.get(last + 1).narrowed(open, MIN_WIDTH * size);
            if (next.isNone()) {
                break;
            }
            open = next;
            last++;
        }
        int first = start;
        while (first > 0) {
            Gap next = bands.get(first - 1).narrowed(open, MIN_WIDTH * size);
            if (next.isNone()) {
                break;
            }
            open = next;
            first--;
        }
        return trimmed(bands, open, first, last, size);
    }

    /** Lines on one side only belong to the columns if they follow closely; else they are titles and footers. */
    private static Gutter trimmed(List<Band> bands, Gap gap, int first, int last, float size) {
        int from = first;
        int to = last;
        int firstBoth = first;
        while (firstBoth < last && !isOnBothSides(bands.get(firstBoth), gap)) {
            firstBoth++;
        }
        int lastBoth = last;
        while (lastBoth > firstBoth && !isOnBothSides(bands.get(lastBoth), gap)) {
            lastBoth--;
        }
        for (int i = firstBoth; i > from; i--) {
            if (bands.get(i).top() - bands.get(i - 1).bottom() > FAR * size) {
                from = i;
            }
        }
        for (int i = lastBoth; i < to; i++) {
            if (bands.get(i + 1).top() - bands.get(i).bottom() > FAR * size) {
                to = i;
            }
        }
        return new Gutter(gap, from, to, weight(bands.subList(from, to + 1), gap));
    }

    private static boolean isOnBothSides(Band band, Gap gap) {
        return band.reachesLeftOf(gap) && band.reachesRightOf(gap);
    }

    private static float weight(List<Band> bands, Gap gap) {
        float left = 0;
        float right = 0;
        for (Band band : bands) {
            for (Segment segment : band.segments()) {
                float height = segment.size();
                left += segment.right() <= gap.left() ? height : 0;
                right += segment.left() >= gap.right() ? height : 0;
            }
        }
        return Math.min(left, right);
    }
}
