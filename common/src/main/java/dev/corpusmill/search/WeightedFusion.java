package dev.corpusmill.search;

import dev.corpusmill.store.ScoredNode;
import java.util.List;

/**
 * Fuses by the weighted sum of scores, min–max normalised over the first {@value #WINDOW} of each route. A node that a
 * route did not find gets 0 there.
 */
public final class WeightedFusion implements Fusion {
    static final int WINDOW = 100; // deeper candidates would only stretch the scale of those that matter

    private final double denseWeight;

    /** Weighs the dense route by {@code denseWeight}, in [0, 1], and each other route by the rest. */
    public WeightedFusion(double denseWeight) {
        if (!(denseWeight >= 0 && denseWeight <= 1)) {
            throw new IllegalArgumentException("weight of the dense route must be 0 to 1, was " + denseWeight);
        }
        this.denseWeight = denseWeight;
    }

    @Override
    public List<Hit> fuse(List<RankedList> lists, int k) {
        FusedScores scores = new FusedScores(lists);
        for (int i = 0; i < scores.lists().size(); i++) {
            RankedList list = scores.lists().get(i);
            double weight = list.route().equals(DenseRoute.NAME) ? denseWeight : 1 - denseWeight;
            List<ScoredNode> window =
                    list.hits().subList(0, Math.min(WINDOW, list.hits().size()));
            if (!window.isEmpty()) {
                add(scores, i, window, weight);
            }
        }
        return scores.best(k);
    }

    private static void add(FusedScores scores, int list, List<ScoredNode> window, double weight) {
        double max = window.get(0).score();
        double min = window.get(window.size() - 1).score();
        double range = max - min;
        int rank = 1;
        for (ScoredNode found : window) {
            // Where all scores are the same, all are as good as the best.
            double normalised = range > 0 ? (found.score() - min) / range : 1;
            scores.add(list, rank++, found, weight * normalised);
        }
    }
}
