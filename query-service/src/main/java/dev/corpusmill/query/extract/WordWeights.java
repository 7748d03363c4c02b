package dev.corpusmill.query.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much each word of a question tells candidates apart, and how much of that a text has. */
final class WordWeights {
    private static final int MIN_LENGTH = 6; // of a word whose ending is left out of account
    private static final int MIN_STEM = 5;
    private static final int MAX_ENDING = 3;

    private final Map<String, Double> weights = new HashMap<>();
    private double found; // weight of the words that some candidate has

    private WordWeights() {}

    static WordWeights of(Set<String> asked, List<Candidate> candidates) {
        WordWeights result = new WordWeights();
        for (String word : asked) {
            int having = 0;
            for (Candidate candidate : candidates) {
                having += has(candidate.words(), word) ? 1 : 0;
            }
            double weight = Math.log(1 + (double) candidates.size() / Math.max(1, having));
            if (having > 0) {
                result.weights.put(word, weight);
                result.found += weight;
            }
        }
        return result;
    }

    /** The share of the words that any candidate has, by weight, that these words have: from 0 to 1. */
    double share(Set<String> words) {
        return found == 0 ? 0 : shared(words) / found;
    }

    /** Whether a word, or another form of it, is among some: the stemmer knows English endings only. */
    static boolean has(Set<String> words, String word) {
        if (words.contains(word)) {
            return true;
        }
        if (word.length() < MIN_LENGTH || !Character.isLetter(word.charAt(0))) {
            return false;
        }
        String stem = word.substring(0, Math.max(MIN_STEM, word.length() - MAX_ENDING));
        for (String other : words) {
            if (other.length() <= word.length() + MAX_ENDING && other.startsWith(stem)) {
                return true;
            }
        }
        return false;
    }

    private double shared(Set<String> words) {
        double shared = 0;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            shared += has(words, weight.getKey()) ? weight.getValue() : 0;
        }
        return shared;
    }
}
