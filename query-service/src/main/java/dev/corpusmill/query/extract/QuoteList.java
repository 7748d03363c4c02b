package dev.corpusmill.query.extract;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.extract.Span.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Quotes in the order of their scores; what follows the one before it in its text becomes one with it. */
final class QuoteList {
    /** Nothing, or the mark of the next item. */
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:\\n\\s*(?:[-*+•·–▪◦●■‣]|\\d{1,3}[.)])\\s+)?");

    private final List<Hit> hits;
    private final int maxChars;
    private final List<Quote> quotes = new ArrayList<>();
    private int chars;

    /** @param maxChars once there is a quote, no other is added above it */
    QuoteList(List<Hit> hits, int maxChars) {
        this.hits = hits;
        this.maxChars = maxChars;
    }

    List<Quote> quotes() {
        return quotes;
    }

    /** Adds statements that follow each other; what says again what is quoted already, or makes the answer long, is left out. */
    void add(Candidate first, Candidate last) {
        Node node = hits.get(first.passage()).node();
        Quote next = new Quote(node, first.span().start(), last.span().end(), first.lead(), code(first));
        int length = next.lead().length() + next.text().length();
        if (!quotes.isEmpty() && (chars + length > maxChars || repeats(next))) {
            return;
        }
        chars += length;
        for (int i = 0; i < quotes.size(); i++) {
            Quote quote = quotes.get(i);
            if (quote.lead().equals(next.lead()) && (follows(quote, next) || follows(next, quote))) {
                int start = Math.min(quote.start(), next.start());
                quotes.set(i, new Quote(node, start, Math.max(quote.end(), next.end()), quote.lead(), quote.code()));
                return;
            }
        }
        quotes.add(next);
    }

    /** Adds what stands under the heading of a statement, from the top, as far as it fits. */
    void addSection(List<Candidate> candidates, Candidate within) {
        for (Candidate candidate : candidates) {
            boolean same = candidate.passage() == within.passage()
                    && candidate.context().equals(within.context())
                    && candidate.span().kind() == within.span().kind();
            if (same && quotes.size() < 2) {
                add(candidate, candidate);
            }
        }
    }

    private static boolean code(Candidate candidate) {
        return candidate.span().kind() == Kind.CODE;
    }

    private boolean repeats(Quote next) {
        return quotes.stream()
                .anyMatch(quote -> quote.text().contains(next.text())
                        || next.text().contains(quote.text())
                        || (sameNode(quote, next) && quote.start() < next.end() && next.start() < quote.end()));
    }

    private static boolean follows(Quote last, Quote next) {
        return sameNode(last, next)
                && last.end() <= next.start()
                && BETWEEN.matcher(next.node().text().substring(last.end(), next.start()))
                        .matches();
    }

    private static boolean sameNode(Quote one, Quote other) {
        return one.node().id().equals(other.node().id());
    }
}
