package dev.corpusmill.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankScoresTest {
    @Test
    void a_relevant_chunk_counts_less_the_later_it_stands() {
        assertThat(RankScores.ofFirstRelevant(1)).isEqualTo(new RankScores(1, 1, 1, 1, 1));
        RankScores third = RankScores.ofFirstRelevant(3);
        assertThat(third).isEqualTo(new RankScores(0, 1, 1, third.ndcg10(), 1.0 / 3));
        assertThat(third.ndcg10()).isCloseTo(0.5, within(1e-12)); // 1 / log2(4)
        assertThat(RankScores.ofFirstRelevant(10).ndcg10()).isCloseTo(0.28906, within(1e-5)); // 1 / log2(11)
        assertThat(RankScores.ofFirstRelevant(10).recall5()).isZero();
    }

    @Test
    void nothing_relevant_or_too_deep_counts_nothing() {
        assertThat(RankScores.ofFirstRelevant(0)).isEqualTo(RankScores.ZERO);
        assertThat(RankScores.ofFirstRelevant(11)).isEqualTo(RankScores.ZERO);
    }

    @Test
    void the_mean_is_over_all_questions() {
        RankScores mean = RankScores.mean(List.of(RankScores.ofFirstRelevant(1), RankScores.ZERO));
        assertThat(mean).isEqualTo(new RankScores(0.5, 0.5, 0.5, 0.5, 0.5));
        assertThat(RankScores.mean(List.of())).isEqualTo(RankScores.ZERO);
    }
}
