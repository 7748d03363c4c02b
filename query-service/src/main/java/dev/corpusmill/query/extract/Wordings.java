package dev.corpusmill.query.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** How much of what a question asks about stands in the statements that were found, and beside them. */
final class Wordings {
    private final List<Candidate> candidates;
    private final Neighbors neighbors;
    private final Function<String, Set<String>> words;
    private final Set<String> about;
    private final WordWeights weights;
    private final WordWeights all;

    /** @param words cuts a text into words */
    Wordings(String question, List<Candidate> candidates, Neighbors neighbors, Function<String, Set<String>> words) {
        this.candidates = candidates;
        this.neighbors = neighbors;
        this.words = words;
        this.about = QuestionFocus.of(question, words);
        this.weights = WordWeights.of(about, candidates);
        this.all = WordWeights.of(words.apply(question), candidates);
    }

    Evidence.Wording of(int index) {
        Candidate candidate = candidates.get(index);
        double own = weights.share(candidate.words());
        return new Evidence.Wording(
                own,
                even(candidate.words()),
                neighbors.preceded(index)
                        ? more(candidate, candidates.get(index - 1).words())
                        : 0,
                neighbors.followed(index)
                        ? more(candidate, candidates.get(index + 1).words())
                        : 0,
                more(candidate, words.apply(candidate.opening())),
                weights.share(wide(candidate)),
                all.share(candidate.words()));
    }

    /** The words of a statement and of all around it that says what it is about. */
    Set<String> wide(Candidate candidate) {
        Set<String> wide = new HashSet<>(candidate.around());
        wide.addAll(candidate.words());
        wide.addAll(words.apply(candidate.context()));
        wide.addAll(words.apply(candidate.opening()));
        return wide;
    }

    private double even(Set<String> among) {
        long shared =
                about.stream().filter(word -> WordWeights.has(among, word)).count();
        return about.isEmpty() ? 1 : shared / (double) about.size();
    }

    private double more(Candidate candidate, Set<String> others) {
        Set<String> both = new HashSet<>(candidate.words());
        both.addAll(others);
        return weights.share(both) - weights.share(candidate.words());
    }
}
