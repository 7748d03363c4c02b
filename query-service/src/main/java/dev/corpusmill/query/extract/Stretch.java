package dev.corpusmill.query.extract;

import java.util.List;

/**
 * Neighboring sentences of a paragraph, or any other statement by itself: what is quoted first. A sentence often leans on the
 * one before it, or is answered by the next ("It is …"), so the stretch is chosen that most probably holds the answer, a long
 * one a little less willingly.
 *
 * @param first index of its first candidate
 * @param last index of its last candidate
 * @param best index of its best candidate
 */
record Stretch(int first, int last, int best) {
    private static final int MAX_CHARS = 600;

    /** A shorter stretch grows by its neighbors to about this: the average answer stays below 300 characters. */
    private static final int FULL = 250;

    /** How much worse than the best a neighbor may be by which it grows. */
    private static final double BESIDE = 4;

    /** Sentences before it, at most, that name what it refers to. */
    private static final int MAX_BEFORE = 2;

    /** Probability that a stretch must gain for each character that it is longer. */
    private static final double COST = 0.0002;

    /**
     * The best stretch.
     *
     * @param scores logarithms of odds, by candidate; at least one
     */
    static Stretch best(List<Candidate> candidates, Neighbors neighbors, double[] scores) {
        double[] probabilities = probabilities(scores);
        Stretch best = new Stretch(0, 0, 0);
        double highest = Double.NEGATIVE_INFINITY;
        for (int first = 0; first < scores.length; first++) {
            double sum = 0;
            int top = first;
            for (int last = first; last < scores.length; last++) {
                int length = length(candidates, first, last);
                boolean joined = last == first || neighbors.preceded(last);
                if (!joined || (last > first && length > MAX_CHARS)) {
                    break;
                }
                sum += probabilities[last];
                top = scores[last] > scores[top] ? last : top;
                double value = sum - COST * length;
                if (value > highest) {
                    highest = value;
                    best = new Stretch(first, last, top);
                }
            }
        }
        return best.filled(candidates, neighbors, scores).understood(candidates, neighbors);
    }

    /** The softmax of the scores. */
    static double[] probabilities(double[] scores) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        double[] probabilities = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = Math.exp(scores[i] - highest);
            sum += probabilities[i];
        }
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    private Stretch filled(List<Candidate> candidates, Neighbors neighbors, double[] scores) {
        int from = first;
        int to = last;
        while (true) {
            boolean before = neighbors.preceded(from)
                    && length(candidates, from - 1, to) <= FULL
                    && scores[from - 1] > scores[best] - BESIDE;
            boolean behind = neighbors.followed(to)
                    && length(candidates, from, to + 1) <= FULL
                    && scores[to + 1] > scores[best] - BESIDE;
            if (before && (!behind || scores[from - 1] >= scores[to + 1])) {
                from--;
            } else if (behind) {
                to++;
            } else {
                return new Stretch(from, to, best);
            }
        }
    }

    /** With the sentences before it that name what its first one only refers to. */
    private Stretch understood(List<Candidate> candidates, Neighbors neighbors) {
        int from = first;
        while (first - from < MAX_BEFORE
                && neighbors.preceded(from)
                && BackReferences.opens(candidates.get(from).text())
                && length(candidates, from - 1, last) <= MAX_CHARS) {
            from--;
        }
        return new Stretch(from, last, best);
    }

    private static int length(List<Candidate> candidates, int first, int last) {
        return candidates.get(last).span().end() - candidates.get(first).span().start();
    }
}
