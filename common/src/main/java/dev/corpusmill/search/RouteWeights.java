package dev.corpusmill.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much each route counts in a weighted fusion.
 *
 * @param weights by route name, not negative; each route has one
 * @param ofNumbers in the place of these where the question holds a digit: a year, a figure or a number of a part is a word that
 *     only the right text has, and that vectors blur; a route that is left out keeps its own
 * @param ofDocuments routes whose hits stand for their documents: what the others find there gets their score, too
 */
record RouteWeights(Map<String, Double> weights, Map<String, Double> ofNumbers, Set<String> ofDocuments) {
    RouteWeights {
        weights = Map.copyOf(weights);
        ofNumbers = Map.copyOf(ofNumbers);
        ofDocuments = Set.copyOf(ofDocuments);
        weights.forEach((route, weight) -> {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weight must not be negative: route=" + route + " weight=" + weight);
            }
        });
    }

    /** Those for one question. */
    RouteWeights of(String question) {
        boolean number = question.codePoints().anyMatch(Character::isDigit);
        return number ? with(ofNumbers) : this;
    }

    /** The same with others for some routes, which count for every question. */
    RouteWeights with(Map<String, Double> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, Double> merged = new HashMap<>(weights);
        merged.putAll(others);
        return new RouteWeights(merged, Map.of(), ofDocuments);
    }

    double of(RankedList list) {
        Double weight = weights.get(list.route());
        if (weight == null) {
            throw new IllegalArgumentException("no weight: route=" + list.route() + " known=" + weights.keySet());
        }
        return weight;
    }

    boolean ranksDocuments(RankedList list) {
        return ofDocuments.contains(list.route());
    }
}
