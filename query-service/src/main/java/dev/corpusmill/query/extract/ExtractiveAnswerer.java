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
    private static final double KEEP = 1.0;

    /** Rows of a table share all but a cell: another one is quoted where as much speaks for it. */
    private static final double KEEP_ROW = 0.2;

    /** And it must share the words that the best one shares: the next row of a table is like it, but of something else. */
    private static final double MATCH = 0.97;

    private static final int MAX_CHARS = 420; // of all quotes together, once there is one: short answers are read

    private final Embedder embedder;
    private final String language;
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
        ModelReading reading = ModelReading.of(embedder.identity().model(), question);
        Ranking ranking = new Ranking(reading);
        double[] scores = evidence.stream().mapToDouble(ranking::of).toArray();
        Stretch stretch = Stretch.best(candidates, new Neighbors(best, candidates), scores);
        Candidate answer = candidates.get(stretch.best());
        Evidence first = evidence.get(stretch.best());
        Evidence topic = evidence.stream()
                .max(Comparator.comparingDouble(ranking::ofTopic))
                .orElse(first);
        double sure = new Confidence(reading).in(first, topic);
        observer.best(answer, first, sure);
        if (sure < settings.minConfidence()) {
            return List.of();
        }

        QuoteList quotes = new QuoteList(best, MAX_CHARS);
        if (first.headed() > 0 && answer.span().kind() == Kind.STATEMENT) {
            quotes.addSection(candidates, answer); // of a list, all items answer: the steps of "How do I …?"
        }
        quotes.add(candidates.get(stretch.first()), candidates.get(stretch.last()));
        for (int i : order(scores)) {
            boolean asGood = scores[i]
                            >= scores[stretch.best()] - (candidates.get(i).isRow() ? KEEP_ROW : KEEP)
                    && evidence.get(i).wording().all() >= first.wording().all() * MATCH;
            if (asGood && quotes.quotes().size() < settings.maxQuotes()) {
                quotes.add(candidates.get(i), candidates.get(i));
            }
        }
        return quotes.quotes();
    }

    private static List<Integer> order(double[] scores) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparingDouble((Integer i) -> scores[i]).reversed().thenComparing(i -> i));
        return order;
    }
}
