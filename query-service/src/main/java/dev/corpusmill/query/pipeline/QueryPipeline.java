package dev.corpusmill.query.pipeline;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.Node;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.extract.Extractor;
import dev.corpusmill.query.prompt.Source;
import dev.corpusmill.query.prompt.Templates;
import dev.corpusmill.search.DenseRoute;
import dev.corpusmill.search.Hit;
import dev.corpusmill.search.SearchResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** From a request to an answer: the one place where the stages meet. */
public final class QueryPipeline {
    private final Conversations conversations;
    private final Finder finder;
    private final Optional<Writer> writer;
    private final Quoter quoter;
    private final Templates templates;
    private final Remembered remembered;
    private final Settings settings;
    private final LongSupplier nanoTime;

    /**
     * When there is an answer, and on how much it may rest.
     *
     * @param maxHits hits that an answer may rest on
     * @param minScore below this similarity of the best hit the documents hold no answer
     * @param storedAbove from this similarity on the text of the hit is the answer
     */
    public record Settings(int maxHits, double minScore, double storedAbove) {}

    /**
     * A pipeline of these stages.
     *
     * @param writer empty where no model is configured: then answers are quotes
     */
    public QueryPipeline(
            Conversations conversations,
            Finder finder,
            Optional<Writer> writer,
            Extractor extractor,
            Templates templates,
            Remembered remembered,
            Settings settings,
            LongSupplier nanoTime) {
        this.conversations = conversations;
        this.finder = finder;
        this.writer = writer;
        this.quoter = new Quoter(extractor);
        this.templates = templates;
        this.remembered = remembered;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** The nodes that fit a question best, and whether that cost a search. */
    public CompletableFuture<SearchCache.Found> search(SearchRequest request, Deadline deadline) {
        return finder.find(request, deadline);
    }

    /**
     * Answers a question.
     *
     * @return ends with the answer after its last token, or with why there is none; cancelling it ends the work
     */
    public CompletableFuture<Answer> answer(Request request, Deadline deadline, AnswerSink sink) {
        TraceNotes notes = new TraceNotes(nanoTime, request.ignored());
        CompletableFuture<Asked> asking = conversations.take(request, deadline, notes);
        return Flow.then(asking, asked -> {
            SearchRequest search =
                    new SearchRequest(request.scope(), asked.question(), settings.maxHits(), request.filter());
            return Flow.then(finder.find(search, deadline), found -> {
                notes.step("retrieve");
                Exchange exchange = new Exchange(request, asked, found.result(), deadline, sink, notes);
                return Flow.then(answer(exchange), answer -> {
                    conversations.remember(request, answer);
                    return CompletableFuture.completedFuture(answer);
                });
            });
        });
    }

    private CompletableFuture<Answer> answer(Exchange exchange) {
        OptionalDouble likeness = likeness(exchange.found());
        if (exchange.found().hits().isEmpty() || likeness.orElse(1) < settings.minScore()) {
            return exchange.say(
                    AnswerRoute.NONE, templates.unknown(exchange.asked().question()), List.of());
        }
        if (likeness.orElse(0) >= settings.storedAbove()) {
            return stored(exchange, likeness.getAsDouble());
        }
        Draft draft = writer.isPresent() ? writer.get().draft(exchange, quoter) : quoter.draft(exchange);
        return remembered.orWrite(exchange, draft);
    }

    /** The text that is so much like the question, as it stands. */
    private static CompletableFuture<Answer> stored(Exchange exchange, double likeness) {
        Node node = exchange.found().hits().stream()
                .filter(hit -> likeness(hit).orElse(-1) >= likeness)
                .findFirst()
                .map(Hit::node)
                .orElseThrow();
        return exchange.say(AnswerRoute.STORED, node.text(), List.of(Citation.of(new Source(1, node, node.text()))));
    }

    /** Only the vector route tells how alike question and text are; empty where it did not answer. */
    private static OptionalDouble likeness(SearchResult found) {
        return found.hits().stream()
                .map(QueryPipeline::likeness)
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    private static OptionalDouble likeness(Hit hit) {
        Hit.RouteScore dense = hit.routes().get(DenseRoute.NAME);
        return dense == null ? OptionalDouble.empty() : OptionalDouble.of(dense.score());
    }
}
