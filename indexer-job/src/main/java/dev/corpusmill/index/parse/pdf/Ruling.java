package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A straight line that runs level or upright in a frame.
 *
 * @param at how far down a level line is, how far to the right an upright one
 */
record Ruling(boolean isLevel, float at, float from, float to) {
    /** Lines nearer to each other than this many points look like one, and ends that near meet. */
    static final float NEAR = 3;

    /** The lines of one direction, pieces of one line put together: dashes, and the edges of neighboring cells. */
    static List<Ruling> joined(List<Ruling> rulings, boolean isLevel) {
        List<Ruling> sorted = new ArrayList<>();
        for (Ruling ruling : rulings) {
            if (ruling.isLevel == isLevel) {
                sorted.add(ruling);
            }
        }
        sorted.sort(Comparator.comparingDouble(Ruling::at));
        List<Ruling> joined = new ArrayList<>();
        for (int start = 0; start < sorted.size(); ) {
            int end = start + 1;
            while (end < sorted.size() && sorted.get(end).at - sorted.get(start).at < NEAR / 2) {
                end++;
            }
            join(sorted.subList(start, end), joined);
            start = end;
        }
        return joined;
    }

    private static void join(List<Ruling> beside, List<Ruling> joined) {
        beside.sort(Comparator.comparingDouble(Ruling::from));
        Ruling last = null;
        for (Ruling ruling : beside) {
            if (last != null && ruling.from <= last.to + NEAR) {
                last = new Ruling(last.isLevel, last.at, last.from, Math.max(last.to, ruling.to));
                joined.set(joined.size() - 1, last);
            } else {
                joined.add(ruling);
                last = ruling;
            }
        }
    }

    /** Whether this line and one of the other direction touch or cross. */
    boolean meets(Ruling other) {
        return other.at >= from - NEAR && other.at <= to + NEAR && at >= other.from - NEAR && at <= other.to + NEAR;
    }

    /** Whether it runs along the middle half of a range. */
    boolean covers(float start, float end) {
        float quarter = (end - start) / 4;
        return from <= start + quarter && to >= end - quarter;
    }
}
