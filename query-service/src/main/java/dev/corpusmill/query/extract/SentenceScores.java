package dev.corpusmill.query.extract;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Vectors;
import dev.corpusmill.api.search.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Scores sentences against a question: likeness of meaning, shared words, the heading they stand under, and how good
 * their passage is.
 */
final class SentenceScores {
    private static final double MEANING = 0.45;
    private static final double WORDS = 0.20;
    private static final double CONTEXT = 0.15;
    private static final double PASSAGE = 0.20;

    private static final int MAX_EMBEDDED = 48; // sentences: some 1,500 tokens, about 200 ms of a core

    private final Embedder embedder;
    private final Function<String, Set<String>> words;
    private final Deadline deadline;

    SentenceScores(Embedder embedder, Function<String, Set<String>> words, Deadline deadline) {
        this.embedder = embedder;
        this.words = words;
        this.deadline = deadline;
    }

    /** The statements worth embedding, in their order: by the words that they share and the rank of their hit. */
    List<Candidate> promising(String question, List<Candidate> candidates) {
        if (candidates.size() <= MAX_EMBEDDED) {
            return candidates;
        }
        Map<String, Double> weights = weights(words.apply(question), candidates);
        Comparator<Candidate> best = Comparator.comparingDouble(
                (Candidate candidate) -> share(candidate.words(), weights) + 1.0 / (1 + candidate.passage()));
        Set<Candidate> kept =
                candidates.stream().sorted(best.reversed()).limit(MAX_EMBEDDED).collect(Collectors.toSet());
        return candidates.stream().filter(kept::contains).toList();
    }

    /** A score for each candidate; comparable within one question only. */
    double[] of(String question, List<Hit> hits, List<Candidate> candidates) {
        float[] asked = embedder.embedQuestion(question, deadline);
        Map<String, Double> likeness = likeness(asked, candidates);
        Set<String> askedWords = words.apply(question);
        Map<String, Double> weights = weights(askedWords, candidates);
        double bestHit = hits.get(0).score();
        double[] scores = new double[candidates.size()];
        for (int i = 0; i < scores.length; i++) {
            Candidate candidate = candidates.get(i);
            Set<String> seen = new HashSet<>(candidate.words());
            seen.addAll(words.apply(candidate.context()));
            double meaning = likeness.getOrDefault(candidate.text(), 0.0);
            double context = candidate.context().isEmpty()
                    ? meaning
                    : Math.max(meaning, likeness.getOrDefault(candidate.context(), 0.0));
            double passage = bestHit > 0 ? hits.get(candidate.passage()).score() / bestHit : 1;
            scores[i] = MEANING * meaning
                    + WORDS * (0.7 * share(candidate.words(), weights) + 0.3 * share(seen, weights))
                    + CONTEXT * context
                    + PASSAGE * passage;
        }
        return scores;
    }

    /** Cosine of the question with each sentence and each heading, every text embedded once. */
    private Map<String, Double> likeness(float[] asked, List<Candidate> candidates) {
        Set<String> texts = new HashSet<>();
        for (Candidate candidate : candidates) {
            texts.add(candidate.text());
            texts.add(candidate.context());
        }
        texts.remove("");
        List<String> list = new ArrayList<>(texts);
        List<String> fitting = list.stream().map(this::shortened).toList();
        List<float[]> vectors = embedder.embedPassages(fitting, deadline);
        Map<String, Double> likeness = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            double cosine = Vectors.cosine(asked, vectors.get(i));
            likeness.put(list.get(i), Double.isNaN(cosine) ? 0 : cosine);
        }
        return likeness;
    }

    /** The embedder refuses what is longer than the model takes. */
    private String shortened(String text) {
        String fitting = text;
        while (embedder.countTokens(fitting) > embedder.identity().maxTokens()) {
            fitting = fitting.substring(0, fitting.length() / 2);
        }
        return fitting;
    }

    /** How much each word of the question tells these sentences apart. */
    private static Map<String, Double> weights(Set<String> askedWords, List<Candidate> candidates) {
        Map<String, Double> weights = new HashMap<>();
        for (String word : askedWords) {
            int having = 0;
            for (Candidate candidate : candidates) {
                having += candidate.words().contains(word) ? 1 : 0;
            }
            if (having > 0) {
                weights.put(word, Math.log(1 + (double) candidates.size() / having));
            }
        }
        return weights;
    }

    private static double share(Set<String> words, Map<String, Double> weights) {
        double all = 0;
        double shared = 0;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            all += weight.getValue();
            shared += words.contains(weight.getKey()) ? weight.getValue() : 0;
        }
        return all == 0 ? 0 : shared / all;
    }
}
