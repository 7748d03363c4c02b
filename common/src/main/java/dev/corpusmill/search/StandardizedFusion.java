package dev.corpusmill.search;

import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.store.ScoredNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fuses by the weighted sum of scores that are measured in standard deviations of the first {@value WeightedFusion#WINDOW} of
 * each route, above the lowest of them. So a route counts for more in a question whose best hits stand out from its others, and
 * for less where all of them look alike to it.
 *
 * <p>A node that a route did not find gets 0 there. Fused scores lie between 0 and the sum of the weights.
 */
public final class StandardizedFusion implements Fusion {
    private final RouteWeights weights;

    /** @see RouteWeights */
    public StandardizedFusion(Map<String, Double> weights, Map<String, Double> ofNumbers, Set<String> ofDocuments) {
        this(new RouteWeights(weights, ofNumbers, ofDocuments));
    }

    private StandardizedFusion(RouteWeights weights) {
        this.weights = weights;
    }

    @Override
    public Fusion of(String question) {
        return new StandardizedFusion(weights.of(question));
    }

    @Override
    public Fusion weighted(Map<String, Double> others) {
        return new StandardizedFusion(weights.with(others));
    }

    @Override
    public List<Hit> fuse(List<RankedList> lists, int k) {
        FusedScores scores = new FusedScores(lists, weights.ofDocuments());
        int longest = 0;
        for (RankedList list : lists) {
            if (!weights.ranksDocuments(list)) {
                longest = Math.max(longest, list.first(WeightedFusion.WINDOW).size());
            }
        }
        double sum = sum(scores.lists());
        double best = best(scores.lists(), longest);
        for (int i : scores.order()) {
            RankedList list = scores.lists().get(i);
            List<ScoredNode> window = list.first(WeightedFusion.WINDOW);
            if (window.isEmpty()) {
                continue;
            }
            if (weights.ranksDocuments(list)) {
                WeightedFusion.addByRange(scores, i, window, weights.of(list));
                continue;
            }
            Scale scale = Scale.of(list, window, longest);
            int rank = 1;
            for (ScoredNode found : window) {
                scores.add(i, rank++, found, weights.of(list) * scale.apply(found.score()) / best * sum);
            }
        }
        return scores.best(k);
    }

    /** What a node has that is the best of every route; 1 where no route counts. */
    private double best(List<RankedList> lists, int longest) {
        double best = 0;
        for (RankedList list : lists) {
            if (counts(list)) {
                List<ScoredNode> window = list.first(WeightedFusion.WINDOW);
                best += weights.of(list)
                        * Scale.of(list, window, longest).apply(window.get(0).score());
            }
        }
        return best > 0 ? best : 1;
    }

    private double sum(List<RankedList> lists) {
        return lists.stream().filter(this::counts).mapToDouble(weights::of).sum();
    }

    private boolean counts(RankedList list) {
        return !list.hits().isEmpty() && !weights.ranksDocuments(list);
    }

    /**
     * The scale of one route in one question.
     *
     * @param zero the score that counts as nothing
     * @param spread one standard deviation; 0 where all scores are the same, and all are as good as the best
     */
    private record Scale(double zero, double spread) {
        /**
         * A list of words that is shorter than the longest one is filled up with nodes that hold none of them: their score is 0, and
         * a word that only one node has stands out.
         */
        static Scale of(RankedList list, List<ScoredNode> window, int longest) {
            double last = window.get(window.size() - 1).score();
            int missing = list.fromZero() ? longest - window.size() : 0;
            double zero = missing > 0 ? Math.min(0, last) : last;
            int all = window.size() + missing;

            double sum = 0;
            for (ScoredNode found : window) {
                sum += found.score() - zero;
            }
            double mean = sum / all;
            double squares = missing * mean * mean;
            for (ScoredNode found : window) {
                double off = found.score() - zero - mean;
                squares += off * off;
            }
            return new Scale(zero, Math.sqrt(squares / all));
        }

        double apply(double score) {
            return spread > 0 ? (score - zero) / spread : 1;
        }
    }
}
