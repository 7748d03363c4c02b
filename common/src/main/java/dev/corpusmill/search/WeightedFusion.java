package dev.corpusmill.search;

import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.store.ScoredNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fuses by the weighted sum of scores, min–max normalised over the first {@value #WINDOW} of each route. A node that a
 * route did not find gets 0 there.
 */
public final class WeightedFusion implements Fusion {
    static final int WINDOW = 100; // deeper candidates would only stretch the scale of those that matter

    private final RouteWeights weights;

    /** @param weights by route name, not negative; each route has one */
    public WeightedFusion(Map<String, Double> weights) {
        this(weights, Map.of());
    }

    /**
     * A fusion that trusts routes otherwise where a question holds a digit.
     *
     * @param ofNumbers weights for such questions; a route that is left out keeps its own
     */
    public WeightedFusion(Map<String, Double> weights, Map<String, Double> ofNumbers) {
        this(new RouteWeights(weights, ofNumbers, Set.of()));
    }

    /** @see RouteWeights */
    public WeightedFusion(Map<String, Double> weights, Map<String, Double> ofNumbers, Set<String> ofDocuments) {
        this(new RouteWeights(weights, ofNumbers, ofDocuments));
    }

    private WeightedFusion(RouteWeights weights) {
        this.weights = weights;
    }

    @Override
    public Fusion of(String question) {
        return new WeightedFusion(weights.of(question));
    }

    @Override
    public Fusion weighted(Map<String, Double> others) {
        return new WeightedFusion(weights.with(others));
    }

    @Override
    public List<Hit> fuse(List<RankedList> lists, int k) {
        FusedScores scores = new FusedScores(lists, weights.ofDocuments());
        for (int i : scores.order()) {
            RankedList list = scores.lists().get(i);
            double weight = weights.of(list);
            List<ScoredNode> window = list.first(WINDOW);
            if (!window.isEmpty()) {
                addByRange(scores, i, window, weight);
            }
        }
        return scores.best(k);
    }

    /** Adds scores between 0, for the last of the window, and the weight, for the first. */
    static void addByRange(FusedScores scores, int list, List<ScoredNode> window, double weight) {
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
