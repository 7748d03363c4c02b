package dev.corpusmill.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Two sides timed in pairs. The result is the median of the pairs' ratios. */
final class Ratios {
    private final List<Double> ratios = new ArrayList<>();
    private double bestOfOurs = Double.MAX_VALUE;
    private double bestOfTheirs = Double.MAX_VALUE;

    /** Adds a pair: how much faster ours was than theirs. */
    void add(double ourSeconds, double theirSeconds) {
        ratios.add(theirSeconds / ourSeconds);
        bestOfOurs = Math.min(bestOfOurs, ourSeconds);
        bestOfTheirs = Math.min(bestOfTheirs, theirSeconds);
    }

    /** The line that a benchmark ends with; best is the ratio of the fastest runs, which other processes disturb least. */
    String line(String name, double floor) {
        List<Double> sorted = new ArrayList<>(ratios);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%s: ratio=%.3f (median of %d pairs; %.3f to %.3f; best=%.3f) floor=%.2f",
                name,
                (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2,
                sorted.size(),
                sorted.get(0),
                sorted.get(sorted.size() - 1),
                bestOfTheirs / bestOfOurs,
                floor);
    }
}
