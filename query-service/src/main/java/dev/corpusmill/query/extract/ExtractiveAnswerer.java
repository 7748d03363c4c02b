package dev.corpusmill.query.extract;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.extract.Span.Kind;
import dev.corpusmill.text.QuestionWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answers with quotes: the statement that answers best comes first, then others that are about as good. */
public final class ExtractiveAnswerer {
    /** A further quote must be about as good as the best: two good ones say more than one good and four bad. */
    private static final double KEEP = 0.93;
    /** A sentence beside the best one, which often names what that one only calls "it", may be less good. */
    private static final double BESIDE = 0.75;

    /** And it must share the words that the best one shares: the next row of a table is like it, but of something else. */
    private static final double MATCH = 0.97;

    private static final int MAX_CHARS = 420; // of all quotes together, once there is one: short answers are read

    private final Embedder embedder;
    private final String language;
    private final Confidence confidence;
    private final Settings settings;

    /**
     * How much is quoted.
     *
     * @param maxHits hits that are quoted from
     * @param maxQuotes most statements of an answer
     * @param minConfidence below it, from 0 to 1, nothing is quoted
     */
    public record Settings(int maxHits, int maxQuotes, double minConfidence) {}

    /** @param language of the index: a code, several joined by commas, or {@code auto} */
    public ExtractiveAnswerer(Embedder embedder, String language, Settings settings) {
        this.embedder = embedder;
        this.language = language;
        this.confidence = new Confidence(embedder.identity().model());
        this.settings = settings;
    }

    /** Answers with quotes, each with its number; the answer is empty if nothing in the hits answers. */
    public Quotation answer(String question, List<Hit> hits, Deadline deadline) {
        return answer(question, hits, deadline, (candidate, evidence, sure) -> {});
    }

    Quotation answer(String question, List<Hit> hits, Deadline deadline, Observer observer) {
        List<Quote> quotes = quotes(question, hits, deadline, observer);
        StringBuilder text = new StringBuilder();
        String lead = "";
        for (int n = 1; n <= quotes.size(); n++) {
            Quote quote = quotes.get(n - 1);
            text.append(n == 1 ? "" : "\n\n");
            if (!quote.lead().isEmpty() && !quote.lead().equals(lead)) {
                text.append(quote.shownLead()).append('\n');
            }
            lead = quote.lead();
            text.append(quote.shown()).append(" [").append(n).append(']');
        }
        return new Quotation(text.toString(), quotes);
    }

    /** Sees the best statement and how sure it is that it answers. */
    interface Observer {
        void best(Candidate candidate, Evidence evidence, double confidence);
    }

    private List<Quote> quotes(String question, List<Hit> hits, Deadline deadline, Observer observer) {
        List<Hit> best = hits.subList(0, Math.min(settings.maxHits(), hits.size()));
        QuestionWords words = QuestionWords.of(
                language, question, best.stream().map(hit -> hit.node().text()).toList(), FunctionWords.all());
        SentenceScores scoring = new SentenceScores(embedder, words, deadline);
        List<Candidate> candidates = scoring.promising(question, Candidates.of(best, words));
        if (candidates.isEmpty()) {
            return List.of();
        }

        List<Evidence> evidence = scoring.of(question, best, candidates);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> evidence.get(i).score())
                .reversed()
                .thenComparing(i -> i));

        Evidence first = evidence.get(order.get(0));
        Evidence topic = evidence.stream()
                .max(Comparator.comparingDouble(Evidence::topicScore))
                .orElse(first);
        double sure = confidence.in(first, topic, question);
        observer.best(candidates.get(order.get(0)), first, sure);
        if (sure < settings.minConfidence()) {
            return List.of();
        }
        double highest = first.score();
        QuoteList quotes = new QuoteList(best, MAX_CHARS);
        Candidate answer = candidates.get(order.get(0));
        if (first.headed() > 0 && answer.span().kind() == Kind.STATEMENT) {
            quotes.addSection(candidates, answer); // of a list, all items answer: the steps of "How do I …?"
        }
        quotes.add(answer);
        while (order.stream()
                .anyMatch(i -> evidence.get(i).score() >= highest * BESIDE && quotes.grow(candidates.get(i)))) {
            // each round may bring another neighbor
        }
        for (int i : order) {
            boolean asGood =
                    evidence.get(i).score() >= highest * KEEP && evidence.get(i).words() >= first.words() * MATCH;
            if (asGood && quotes.quotes().size() < settings.maxQuotes()) {
                quotes.add(candidates.get(i));
            }
        }
        return quotes.quotes();
    }
}
