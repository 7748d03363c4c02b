package dev.corpusmill.store.memory;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.text.SearchWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** BM25 by the book over the nodes of one group: Robertson and Zaragoza 2009, with Lucene's always positive idf. */
final class Bm25 {
    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private record Passage(Node node, Map<String, Integer> words, int length) {}

    private final String language;
    private final List<Passage> passages = new ArrayList<>();
    private final Map<String, Integer> documentFrequency = new HashMap<>();
    private final double averageLength;

    Bm25(String language, Collection<Node> nodes) {
        this.language = language;
        long total = 0;
        for (Node node : nodes) {
            Map<String, Integer> words = SearchWords.ofPassage(language, node.lexicalText());
            int length = words.values().stream().mapToInt(Integer::intValue).sum();
            passages.add(new Passage(node, words, length));
            words.keySet().forEach(word -> documentFrequency.merge(word, 1, Integer::sum));
            total += length;
        }
        averageLength = passages.isEmpty() ? 1 : Math.max(1.0, (double) total / passages.size());
    }

    /** The score of every node that has a word of the question. */
    Map<Node, Double> scores(String question) {
        Map<String, Integer> asked = SearchWords.ofQuestion(language, question);
        Map<Node, Double> scores = new HashMap<>();
        for (Passage passage : passages) {
            double score = 0;
            for (Map.Entry<String, Integer> word : asked.entrySet()) {
                score += word.getValue() * score(word.getKey(), passage);
            }
            if (score > 0) {
                scores.put(passage.node(), score);
            }
        }
        return scores;
    }

    private double score(String word, Passage passage) {
        int frequency = passage.words().getOrDefault(word, 0);
        int documents = documentFrequency.getOrDefault(word, 0);
        double idf = Math.log(1 + (passages.size() - documents + 0.5) / (documents + 0.5));
        return idf * frequency / (frequency + K1 * (1 - B + B * passage.length() / averageLength));
    }
}
