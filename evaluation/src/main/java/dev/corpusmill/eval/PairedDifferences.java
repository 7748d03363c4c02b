package dev.corpusmill.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much better several searches are than one, over the same questions, with intervals of 95 % that hold for all of them at
 * once: the best of many that differ by chance alone stays inside its interval.
 *
 * <p>Studentized bootstrap with the maximum over all searches (Romano and Wolf 2005, "Stepwise multiple testing as formalized
 * data snooping"), 2,000 resamples of the questions.
 */
public final class PairedDifferences {
    private static final int RESAMPLES = 2000;
    private static final double LEVEL = 0.95;
    private static final long SEED = 7;
    private static final int MIN_QUESTIONS = 20; // a resample of fewer knows too little of what was not asked
    private static final int MIN_CHANGED = 6; // five that all point one way do so by chance once in sixteen times

    private final int questions;
    private final double[][] differences; // by search and question

    private PairedDifferences(int questions, double[][] differences) {
        this.questions = questions;
        this.differences = differences;
    }

    /**
     * One search beside the base.
     *
     * @param mean of its score minus the base's
     * @param changed questions whose score is another
     * @param shown whether the questions show that it is better or worse: zero lies outside, and enough of them changed
     */
    public record Difference(double mean, double low, double high, int changed, boolean shown) {
        /** Whether it is shown to be better. */
        public boolean better() {
            return shown && low > 0;
        }
    }

    /**
     * The differences of some searches, in their order.
     *
     * @param base scores of the search that they are compared with, by question
     * @param others scores of the others, by the same questions
     */
    public static List<Difference> of(double[] base, List<double[]> others) {
        double[][] differences = new double[others.size()][base.length];
        for (int search = 0; search < differences.length; search++) {
            for (int question = 0; question < base.length; question++) {
                differences[search][question] = others.get(search)[question] - base[question];
            }
        }
        return new PairedDifferences(base.length, differences).intervals();
    }

    private List<Difference> intervals() {
        double[] means = new double[differences.length];
        double[] errors = new double[differences.length];
        for (int search = 0; search < means.length; search++) {
            means[search] = Arrays.stream(differences[search]).average().orElse(0);
            errors[search] = standardError(differences[search], means[search]);
        }
        double width = width(means, errors);

        List<Difference> intervals = new ArrayList<>(means.length);
        for (int search = 0; search < means.length; search++) {
            double low = means[search] - width * errors[search];
            double high = means[search] + width * errors[search];
            int changed = (int) Arrays.stream(differences[search])
                    .filter(difference -> difference != 0)
                    .count();
            boolean enough = questions >= MIN_QUESTIONS && changed >= MIN_CHANGED;
            intervals.add(new Difference(means[search], low, high, changed, enough && (low > 0 || high < 0)));
        }
        return intervals;
    }

    private static double standardError(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
    }

    /** In standard errors: so far the worst of all searches strays from its mean, in 95 of 100 resamples at most. */
    private double width(double[] means, double[] errors) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] worst = new double[RESAMPLES];
        int[] drawn = new int[questions];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int i = 0; i < questions; i++) {
                drawn[i] = random.nextInt(questions);
            }
            for (int search = 0; search < means.length; search++) {
                if (errors[search] > 0) {
                    double stray = Math.abs(mean(differences[search], drawn) - means[search]) / errors[search];
                    worst[resample] = Math.max(worst[resample], stray);
                }
            }
        }
        Arrays.sort(worst);
        return worst[(int) Math.ceil(LEVEL * RESAMPLES) - 1];
    }

    private static double mean(double[] values, int[] drawn) {
        double sum = 0;
        for (int question : drawn) {
            sum += values[question];
        }
        return sum / drawn.length;
    }
}
