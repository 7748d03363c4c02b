package dev.corpusmill.search;

import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.store.ScoredNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fuses by the weighted sum of scores, min–max normalised over the first {@value #WINDOW} of each route. A node that a
 * route did not find gets 0 there.
 */
public final class WeightedFusion implements Fusion {
    static final int WINDOW = 100; // deeper candidates would only stretch the scale of those that matter

    private final Map<String, Double> weights;
    private final Map<String, Double> ofNumbers; // in the place of these where the question holds a digit

    /** @param weights by route name, not negative; each route has one */
    public WeightedFusion(Map<String, Double> weights) {
        this(weights, Map.of());
    }

    /**
     * A fusion that trusts routes otherwise where a question holds a digit: a year, a figure or a number of a part is a word
     * that only the right text has, and that vectors blur.
     *
     * @param ofNumbers weights for such questions; a route that is left out keeps its own
     */
    public WeightedFusion(Map<String, Double> weights, Map<String, Double> ofNumbers) {
        this.weights = Map.copyOf(weights);
        this.ofNumbers = Map.copyOf(ofNumbers);
        this.weights.forEach((route, weight) -> {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weight must not be negative: route=" + route + " weight=" + weight);
            }
        });
    }

    @Override
    public Fusion of(String question) {
        boolean number = question.codePoints().anyMatch(Character::isDigit);
        return number ? weighted(ofNumbers) : this;
    }

    /** Weights that are given count for every question. */
    @Override
    public Fusion weighted(Map<String, Double> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, Double> merged = new HashMap<>(weights);
        merged.putAll(others);
        return new WeightedFusion(merged);
    }

    @Override
    public List<Hit> fuse(List<RankedList> lists, int k) {
        FusedScores scores = new FusedScores(lists);
        for (int i = 0; i < scores.lists().size(); i++) {
            RankedList list = scores.lists().get(i);
            double weight = weight(list.route());
            List<ScoredNode> window =
                    list.hits().subList(0, Math.min(WINDOW, list.hits().size()));
            if (!window.isEmpty()) {
                add(scores, i, window, weight);
            }
        }
        return scores.best(k);
    }

    private double weight(String route) {
        Double weight = weights.get(route);
        if (weight == null) {
            throw new IllegalArgumentException("no weight: route=" + route + " known=" + weights.keySet());
        }
        return weight;
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
