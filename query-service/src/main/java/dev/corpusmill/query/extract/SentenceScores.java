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
 * Scores statements against a question: likeness of meaning, shared words, the heading they stand under, whether they
 * hold the kind of thing that is asked for, and how good their passage is.
 */
final class SentenceScores {
    private static final int MAX_EMBEDDED = 48; // statements: some 1,500 tokens, about 200 ms of a core

    /** By how much less than a statement its neighbor is like the question where there is none; about the average. */
    private static final double NO_NEIGHBOR = 0.05;

    /** Share of the words of question and heading that they have in common: all but one of a long question. */
    private static final double SAME_HEADING = 0.8;

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
        WordWeights weights = WordWeights.of(words.apply(question), candidates);
        Comparator<Candidate> best = Comparator.comparingDouble(
                (Candidate candidate) -> 2 * weights.share(candidate.words()) + 1.0 / (1 + candidate.passage()));
        Set<Candidate> kept =
                candidates.stream().sorted(best.reversed()).limit(MAX_EMBEDDED).collect(Collectors.toSet());
        return candidates.stream().filter(kept::contains).toList();
    }

    /** What speaks for each candidate. */
    List<Evidence> of(String question, List<Hit> hits, List<Candidate> candidates) {
        float[] asked = embedder.embedQuestion(question, deadline);
        Map<String, Double> cosines = cosines(asked, candidates);
        Neighbors neighbors = new Neighbors(hits, candidates);
        Wordings wordings = new Wordings(question, candidates, neighbors, words);
        Subjects subjects = new Subjects(question, hits, words);
        Set<String> askedWords = words.apply(question);
        Set<String> askedTokens = new HashSet<>(List.of(question.split("[^\\p{L}\\p{N}]+")));
        AnswerType type = AnswerType.of(question);
        double bestHit = hits.get(0).score();
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Set<String> fresh = new HashSet<>(candidate.words());
            fresh.removeAll(askedWords);
            double kind = type.isIn(candidate.text(), askedTokens) ? 1 : 0;
            evidence.add(new Evidence(
                    likeness(cosines, candidates, neighbors, i),
                    wordings.of(i),
                    subjects.of(candidate, wordings.wide(candidate)),
                    bestHit > 0 ? hits.get(candidate.passage()).score() / bestHit : 1,
                    kind,
                    Math.min(1, fresh.size() / 4.0),
                    kind == 0 ? 0 : headed(askedWords, candidate)));
        }
        return evidence;
    }

    private static Evidence.Likeness likeness(
            Map<String, Double> cosines, List<Candidate> candidates, Neighbors neighbors, int index) {
        Candidate candidate = candidates.get(index);
        double meaning = cosines.getOrDefault(candidate.embedded(), 0.0);
        double context = cosines.getOrDefault(candidate.context(), meaning);
        double alone = meaning - NO_NEIGHBOR;
        return new Evidence.Likeness(
                meaning,
                Math.max(meaning, context),
                neighbors.preceded(index)
                        ? cosines.getOrDefault(candidates.get(index - 1).embedded(), alone)
                        : alone,
                neighbors.followed(index)
                        ? cosines.getOrDefault(candidates.get(index + 1).embedded(), alone)
                        : alone);
    }

    /** How far up a statement stands under a heading that is the question, or holds the same words. */
    private double headed(Set<String> asked, Candidate candidate) {
        Set<String> heading = words.apply(candidate.context());
        long shared =
                asked.stream().filter(word -> WordWeights.has(heading, word)).count();
        boolean alike = shared > 0 && shared >= SAME_HEADING * (asked.size() + heading.size() - shared);
        return alike ? 1 - 0.1 * Math.min(5, candidate.behind()) : 0;
    }

    /** Cosine of the question with each statement and each heading, every text embedded once. */
    private Map<String, Double> cosines(float[] asked, List<Candidate> candidates) {
        Set<String> texts = new HashSet<>();
        for (Candidate candidate : candidates) {
            texts.add(candidate.embedded());
            texts.add(candidate.context());
        }
        texts.remove("");
        List<String> list = new ArrayList<>(texts);
        List<String> fitting = list.stream().map(this::shortened).toList();
        List<float[]> vectors = embedder.embedPassages(fitting, deadline);
        Map<String, Double> cosines = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            double cosine = Vectors.cosine(asked, vectors.get(i));
            cosines.put(list.get(i), Double.isNaN(cosine) ? 0 : cosine);
        }
        return cosines;
    }

    /** The embedder refuses what is longer than the model takes. */
    private String shortened(String text) {
        String fitting = text;
        while (embedder.countTokens(fitting) > embedder.identity().maxTokens()) {
            fitting = fitting.substring(0, fitting.length() / 2);
        }
        return fitting;
    }
}
