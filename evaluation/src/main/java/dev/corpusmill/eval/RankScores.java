package dev.corpusmill.eval;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How early the first relevant chunk stands, by the usual measures, each in [0, 1]; of one question, or the mean of
 * many. One relevant chunk is enough, so that chunk sizes can be compared.
 */
public record RankScores(double recall1, double recall5, double recall10, double ndcg10, double mrr10) {
    public static final RankScores ZERO = new RankScores(0, 0, 0, 0, 0);

    private static final int DEPTH = 10;

    /**
     * The scores of one question.
     *
     * @param rank of the first relevant chunk, from 1; 0 where there is none
     */
    public static RankScores ofFirstRelevant(int rank) {
        if (rank < 1 || rank > DEPTH) {
            return ZERO;
        }
        double gain = Math.log(2) / Math.log(1.0 + rank); // 1 / log2(1 + rank)
        return new RankScores(rank == 1 ? 1 : 0, rank <= 5 ? 1 : 0, 1, gain, 1.0 / rank);
    }

    /** The mean; zeros where there is nothing. */
    public static RankScores mean(List<RankScores> scores) {
        return new RankScores(
                mean(scores, RankScores::recall1),
                mean(scores, RankScores::recall5),
                mean(scores, RankScores::recall10),
                mean(scores, RankScores::ndcg10),
                mean(scores, RankScores::mrr10));
    }

    private static double mean(List<RankScores> scores, ToDoubleFunction<RankScores> measure) {
        return scores.stream().mapToDouble(measure).average().orElse(0);
    }
}
