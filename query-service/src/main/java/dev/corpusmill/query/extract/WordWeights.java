package dev.corpusmill.query.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much each word of a question tells candidates apart, and how much of that a text has. */
final class WordWeights {
    private final Map<String, Double> weights = new HashMap<>();
    private double found; // weight of the words that some candidate has
    private double missing;

    private WordWeights() {}

    static WordWeights of(Set<String> asked, List<Candidate> candidates) {
        WordWeights result = new WordWeights();
        for (String word : asked) {
            int having = 0;
            for (Candidate candidate : candidates) {
                having += candidate.words().contains(word) ? 1 : 0;
            }
            double weight = Math.log(1 + (double) candidates.size() / Math.max(1, having));
            if (having > 0) {
                result.weights.put(word, weight);
                result.found += weight;
            } else {
                result.missing += weight;
            }
        }
        return result;
    }

    /** The share of the words that any candidate has, by weight, that these words have: from 0 to 1. */
    double share(Set<String> words) {
        return found == 0 ? 0 : shared(words) / found;
    }

    /** The share of all words of the question that these words have; 1 where the question has none. */
    double cover(Set<String> words) {
        double all = found + missing;
        return all == 0 ? 1 : shared(words) / all;
    }

    private double shared(Set<String> words) {
        double shared = 0;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            shared += words.contains(weight.getKey()) ? weight.getValue() : 0;
        }
        return shared;
    }
}
