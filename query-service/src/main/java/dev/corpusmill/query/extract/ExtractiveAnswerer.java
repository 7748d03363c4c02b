package dev.corpusmill.query.extract;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Answers with quotes: the sentence that answers best comes first, then others that help, in reading order. */
public final class ExtractiveAnswerer {
    /** A further sentence must be about as good as the best: two good ones say more than one good and four bad. */
    private static final double KEEP = 0.85;

    private final Embedder embedder;
    private final Function<String, Set<String>> words;
    private final int maxHits;
    private final int maxQuotes;

    /**
     * Quotes at most so many sentences, from at most so many hits.
     *
     * @param words the words of a text as BM25 sees them
     */
    public ExtractiveAnswerer(Embedder embedder, Function<String, Set<String>> words, int maxHits, int maxQuotes) {
        this.embedder = embedder;
        this.words = words;
        this.maxHits = maxHits;
        this.maxQuotes = maxQuotes;
    }

    /** Answers with quotes, each with its number; the answer is empty if the hits hold no sentence. */
    public Quotation answer(String question, List<Hit> hits, Deadline deadline) {
        List<Quote> quotes = quotes(question, hits, deadline);
        StringBuilder text = new StringBuilder();
        for (int n = 1; n <= quotes.size(); n++) {
            text.append(n == 1 ? "" : "\n\n")
                    .append(quotes.get(n - 1).text())
                    .append(" [")
                    .append(n)
                    .append(']');
        }
        return new Quotation(text.toString(), quotes);
    }

    private List<Quote> quotes(String question, List<Hit> hits, Deadline deadline) {
        List<Hit> best = hits.subList(0, Math.min(maxHits, hits.size()));
        SentenceScores scoring = new SentenceScores(embedder, words, deadline);
        List<Candidate> candidates = scoring.promising(question, Candidates.of(best, words));
        if (candidates.isEmpty()) {
            return List.of();
        }

        double[] scores = scoring.of(question, best, candidates);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparingDouble((Integer i) -> scores[i]).reversed().thenComparing(i -> i));

        double least = scores[order.get(0)] * KEEP;
        List<Integer> chosen =
                order.stream().limit(maxQuotes).filter(i -> scores[i] >= least).toList();
        return inReadingOrder(chosen, candidates, best);
    }

    /** Passages in the order of their best sentence, sentences as they are read; neighbors become one quote. */
    private static List<Quote> inReadingOrder(List<Integer> chosen, List<Candidate> candidates, List<Hit> hits) {
        List<Quote> quotes = new ArrayList<>();
        Map<Integer, TreeSet<Integer>> byPassage = new LinkedHashMap<>();
        for (int i : chosen.subList(1, chosen.size())) {
            byPassage
                    .computeIfAbsent(candidates.get(i).passage(), passage -> new TreeSet<>())
                    .add(i);
        }
        int first = chosen.get(0);
        add(quotes, candidates.get(first), hits);
        Set<Integer> same = byPassage.remove(candidates.get(first).passage());
        if (same != null) {
            same.forEach(i -> add(quotes, candidates.get(i), hits));
        }
        byPassage.values().forEach(passage -> passage.forEach(i -> add(quotes, candidates.get(i), hits)));
        return quotes;
    }

    private static void add(List<Quote> quotes, Candidate next, List<Hit> hits) {
        Quote quote = new Quote(
                hits.get(next.passage()).node(),
                next.span().start(),
                next.span().end());
        Quote last = quotes.isEmpty() ? null : quotes.get(quotes.size() - 1);
        if (last != null && follows(last, quote)) {
            quotes.set(quotes.size() - 1, new Quote(last.node(), last.start(), quote.end()));
        } else {
            quotes.add(quote);
        }
    }

    private static boolean follows(Quote last, Quote next) {
        return last.node().id().equals(next.node().id())
                && last.end() <= next.start()
                && next.node().text().substring(last.end(), next.start()).isBlank();
    }
}
