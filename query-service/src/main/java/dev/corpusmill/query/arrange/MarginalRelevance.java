package dev.corpusmill.query.arrange;

import dev.corpusmill.api.search.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes hits one by one by what each adds: its score less its likeness to the hits before it (Carbonell and Goldstein 1998,
 * "The use of MMR"). Likeness is the share of runs of words that two texts have in common, so near-duplicates count and
 * texts about the same matter hardly do.
 */
final class MarginalRelevance {
    private final double diversity;

    /** @param diversity 0 to 1: the weight of likeness; the score's is the rest */
    MarginalRelevance(double diversity) {
        this.diversity = diversity;
    }

    /** The first {@code k}. The first of all is the best one, as it was. */
    List<Hit> select(List<Hit> hits, int k) {
        double[] scores = Arranger.normalized(hits);
        double[] likeness = new double[scores.length]; // to the most similar hit that was taken
        boolean[] taken = new boolean[scores.length];
        List<Set<Integer>> shingles = new ArrayList<>(scores.length);
        hits.forEach(hit -> shingles.add(Shingles.of(hit.node().text())));

        List<Hit> selected = new ArrayList<>();
        while (selected.size() < Math.min(k, hits.size())) {
            int best = -1;
            for (int i = 0; i < scores.length; i++) {
                if (!taken[i] && (best < 0 || worth(scores[i], likeness[i]) > worth(scores[best], likeness[best]))) {
                    best = i;
                }
            }
            taken[best] = true;
            Hit hit = hits.get(best);
            selected.add(new Hit(hit.node(), worth(scores[best], likeness[best]), hit.routes()));
            for (int i = 0; i < scores.length; i++) {
                if (!taken[i]) {
                    likeness[i] = Math.max(likeness[i], Shingles.resemblance(shingles.get(best), shingles.get(i)));
                }
            }
        }
        return selected;
    }

    private double worth(double score, double like) {
        return (1 - diversity) * score - diversity * like;
    }
}
