package dev.corpusmill.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.eval.PairedDifferences.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedDifferencesTest {
    private static Difference only(double[] base, double[] other) {
        return PairedDifferences.of(base, List.of(other)).get(0);
    }

    /** So many questions of score 0, of which the first ones have another score. */
    private static double[] scores(int questions, int first, double score) {
        double[] scores = new double[questions];
        Arrays.fill(scores, 0, first, score);
        return scores;
    }

    @Test
    void a_gain_on_many_questions_is_shown_and_a_loss_too() {
        Difference gain = only(new double[200], scores(200, 60, 0.5));
        assertThat(gain.better()).isTrue();
        assertThat(gain.mean()).isEqualTo(0.15);
        assertThat(gain.changed()).isEqualTo(60);
        assertThat(gain.low()).isBetween(0.10, 0.13);
        assertThat(gain.high()).isBetween(0.17, 0.20);

        Difference loss = only(scores(200, 60, 0.5), new double[200]);
        assertThat(loss.shown()).isTrue();
        assertThat(loss.better()).isFalse();
    }

    @Test
    void nothing_is_shown_where_nothing_or_hardly_anything_changed() {
        assertThat(only(new double[200], new double[200]).shown()).isFalse();
        assertThat(only(new double[20], scores(20, 5, 1)).shown()).isFalse();
    }

    @Test
    void a_handful_of_questions_shows_nothing_even_if_all_are_better() {
        assertThat(only(new double[12], scores(12, 12, 1)).shown()).isFalse();
        assertThat(only(new double[0], new double[0]).shown()).isFalse();
    }

    @Test
    void the_best_of_many_searches_that_differ_by_chance_is_not_taken_for_better() {
        int wrong = 0;
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            double[] base = noise(random, 100);
            List<double[]> others = new ArrayList<>();
            for (int search = 0; search < 50; search++) {
                others.add(noise(random, 100));
            }
            if (PairedDifferences.of(base, others).stream().anyMatch(Difference::shown)) {
                wrong++;
            }
        }
        assertThat(wrong)
                .as("sets of 50 searches of which one was shown, of 40")
                .isLessThanOrEqualTo(5);
    }

    private static double[] noise(Random random, int questions) {
        return random.doubles(questions).toArray();
    }
}
