package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.extract.Extractor;
import dev.corpusmill.query.extract.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers with quotes. */
final class Quoter {
    private final Extractor extractor;

    Quoter(Extractor extractor) {
        this.extractor = extractor;
    }

    AnswerPlan draft(AnswerContext exchange) {
        List<Node> sources = exchange.found().hits().stream().map(Hit::node).toList();
        return new AnswerPlan(sources, AnswerOrigin.EXTRACT, () -> quote(exchange));
    }

    CompletableFuture<Answer> quote(AnswerContext exchange) {
        List<Quote> quotes =
                extractor.extract(exchange.asked().question(), exchange.found().hits(), exchange.deadline());
        exchange.notes().step("extract");
        List<Citation> citations = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Quote quote : quotes) {
            int n = citations.size() + 1;
            citations.add(Citation.of(n, quote));
            text.append(n == 1 ? "" : "\n\n")
                    .append(quote.text())
                    .append(" [")
                    .append(n)
                    .append(']');
        }
        return exchange.say(AnswerOrigin.EXTRACT, text.toString(), citations);
    }
}
