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

    /** How much a name that the document lacks weighs beside a number or a day: people and places have other names, too. */
    private static final double STRANGER = 0.6;

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
        Map<String, Double> likeness = likeness(asked, candidates);
        Set<String> askedWords = words.apply(question);
        Set<String> askedTokens = new HashSet<>(List.of(question.split("[^\\p{L}\\p{N}]+")));
        Set<String> names = words.apply(Names.of(question));
        WordWeights weights = WordWeights.of(askedWords, candidates);
        AnswerType type = AnswerType.of(question);
        QualifierText qualifiers = Qualifiers.ofQuestion(question);
        Set<String> subject = words.apply(qualifiers.rest());
        List<String> sureNames = FunctionWords.english(question) ? Names.capitals(qualifiers.rest()) : List.of();
        Mentions mentions = new Mentions(hits);
        QualifierCheck check = new QualifierCheck(question, qualifiers.qualifiers(), mentions);
        double bestHit = hits.get(0).score();
        List<Evidence> evidence = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Set<String> seen = new HashSet<>(words.apply(candidate.context()));
            seen.addAll(candidate.words());
            seen.addAll(words.apply(candidate.opening()));
            Set<String> wide = new HashSet<>(candidate.around());
            wide.addAll(seen);
            Set<String> fresh = new HashSet<>(candidate.words());
            fresh.removeAll(askedWords);
            QualifierCheck.Difference difference = check.of(candidate);
            double meaning = likeness.getOrDefault(candidate.embedded(), 0.0);
            double kind = type.isIn(candidate.text(), askedTokens) ? 1 : 0;
            double context = likeness.getOrDefault(candidate.context(), meaning);
            double passage = bestHit > 0 ? hits.get(candidate.passage()).score() / bestHit : 1;
            evidence.add(new Evidence(
                    meaning,
                    Math.max(meaning, context),
                    weights.share(candidate.words()),
                    weights.share(seen),
                    weights.share(wide),
                    passage,
                    kind,
                    Math.min(1, fresh.size() / 4.0),
                    found(names, wide),
                    difference.other(),
                    Math.max(difference.absent(), mentions.hasNames(candidate.passage(), sureNames) ? 0 : STRANGER),
                    withQualifiers(found(subject, candidate.words()), subject.size(), difference),
                    withQualifiers(found(subject, wide), subject.size(), difference),
                    found(subject, wide),
                    kind == 0 ? 0 : headed(question, candidate)));
        }
        return evidence;
    }

    /** How far up a statement stands under a heading that is the question, or holds the same words. */
    private double headed(String question, Candidate candidate) {
        Set<String> asked = words.apply(question);
        Set<String> heading = words.apply(candidate.context());
        long shared =
                asked.stream().filter(word -> WordWeights.has(heading, word)).count();
        boolean alike = shared > 0 && shared >= SAME_HEADING * (asked.size() + heading.size() - shared);
        return alike ? 1 - 0.1 * Math.min(5, candidate.behind()) : 0;
    }

    /** The share of the words together with that of the other things that the question names. */
    private static double withQualifiers(double share, int words, QualifierCheck.Difference difference) {
        int all = words + difference.asked();
        return all == 0 ? 1 : (share * words + difference.named()) / all;
    }

    /** The share of names that are among some words; 1 where there are none. */
    private static double found(Set<String> names, Set<String> among) {
        return names.isEmpty()
                ? 1
                : names.stream().filter(name -> WordWeights.has(among, name)).count() / (double) names.size();
    }

    /** Cosine of the question with each statement and each heading, every text embedded once. */
    private Map<String, Double> likeness(float[] asked, List<Candidate> candidates) {
        Set<String> texts = new HashSet<>();
        for (Candidate candidate : candidates) {
            texts.add(candidate.embedded());
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
}
