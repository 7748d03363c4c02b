package dev.corpusmill.query.extract;

import dev.corpusmill.api.search.Hit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Whether statements are about what a question names, and about its subject, whatever else was found. */
final class Subjects {
    /** How much a name that the document lacks weighs beside a number or a day: people and places have other names, too. */
    private static final double STRANGER = 0.6;

    private final Set<String> names;
    private final Set<String> subject;
    private final List<String> sureNames;
    private final Mentions mentions;
    private final QualifierCheck check;

    Subjects(String question, List<Hit> hits, Function<String, Set<String>> words) {
        QualifierText qualifiers = Qualifiers.ofQuestion(question);
        names = words.apply(Names.of(question));
        subject = words.apply(qualifiers.rest());
        sureNames = FunctionWords.english(question) ? Names.capitals(qualifiers.rest()) : List.of();
        mentions = new Mentions(hits);
        check = new QualifierCheck(question, qualifiers.qualifiers(), mentions);
    }

    /** @param wide words of the statement and of what stands around it */
    Evidence.Subject of(Candidate candidate, Set<String> wide) {
        QualifierCheck.Difference difference = check.of(candidate);
        boolean known = mentions.hasNames(candidate.passage(), sureNames);
        return new Evidence.Subject(
                found(names, wide),
                difference.other(),
                Math.max(difference.absent(), known ? 0 : STRANGER),
                withQualifiers(found(subject, candidate.words()), difference),
                withQualifiers(found(subject, wide), difference),
                found(subject, wide));
    }

    /** The share of the words together with that of the other things that the question names. */
    private double withQualifiers(double share, QualifierCheck.Difference difference) {
        int all = subject.size() + difference.asked();
        return all == 0 ? 1 : (share * subject.size() + difference.named()) / all;
    }

    /** The share of some words that are among others; 1 where there are none. */
    private static double found(Set<String> words, Set<String> among) {
        return words.isEmpty()
                ? 1
                : words.stream().filter(word -> WordWeights.has(among, word)).count() / (double) words.size();
    }
}
