package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.extract.Extractor;
import dev.corpusmill.query.prompt.Source;
import dev.corpusmill.query.prompt.Templates;
import dev.corpusmill.search.SearchResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** From a request to an answer: the one place where the stages meet. */
public final class QueryPipeline {
    private final ChatMemory conversations;
    private final Finder finder;
    private final Optional<AnswerGenerator> writer;
    private final Quoter quoter;
    private final Templates templates;
    private final AnswerReuse remembered;
    private final Settings settings;
    private final LongSupplier nanoTime;

    /**
     * When there is an answer, and on how much it may rest.
     *
     * @param maxHits hits that an answer may rest on
     * @param minScore below this similarity of the best hit the documents hold no answer
     * @param storedAbove from this similarity on the text of the hit is the answer
     * @param cosineRoutes names of the routes whose scores are the similarities that are meant
     */
    public record Settings(int maxHits, double minScore, double storedAbove, Set<String> cosineRoutes) {
        public Settings {
            cosineRoutes = Set.copyOf(cosineRoutes);
        }
    }

    /**
     * A pipeline of these stages.
     *
     * @param writer empty where no model is configured: then answers are quotes
     */
    public QueryPipeline(
            ChatMemory conversations,
            Finder finder,
            Optional<AnswerGenerator> writer,
            Extractor extractor,
            Templates templates,
            AnswerReuse remembered,
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
        return Futures.then(asking, asked -> {
            SearchRequest search =
                    new SearchRequest(request.scope(), asked.question(), settings.maxHits(), request.filter());
            return Futures.then(finder.find(search, deadline), found -> {
                notes.step("retrieve");
                AnswerContext exchange = new AnswerContext(request, asked, found.result(), deadline, sink, notes);
                return Futures.then(answer(exchange), answer -> {
                    conversations.remember(request, answer);
                    return CompletableFuture.completedFuture(answer);
                });
            });
        });
    }

    private CompletableFuture<Answer> answer(AnswerContext exchange) {
        OptionalDouble likeness = likeness(exchange.found());
        if (exchange.found().hits().isEmpty() || likeness.orElse(1) < settings.minScore()) {
            return exchange.say(
                    AnswerOrigin.NONE, templates.unknown(exchange.asked().question()), List.of());
        }
        if (likeness.orElse(0) >= settings.storedAbove()) {
            return stored(exchange, likeness.getAsDouble());
        }
        AnswerPlan draft = writer.isPresent() ? writer.get().draft(exchange, quoter) : quoter.draft(exchange);
        return remembered.orWrite(exchange, draft);
    }

    /** The text that is so much like the question, as it stands. */
    private CompletableFuture<Answer> stored(AnswerContext exchange, double likeness) {
        Node node = exchange.found().hits().stream()
                .filter(hit -> likeness(hit).orElse(-1) >= likeness)
                .findFirst()
                .map(Hit::node)
                .orElseThrow();
        return exchange.say(AnswerOrigin.STORED, node.text(), List.of(Citation.of(new Source(1, node, node.text()))));
    }

    /** Only a vector route tells how alike question and text are; empty where it did not answer. */
    private OptionalDouble likeness(SearchResult found) {
        return found.hits().stream()
                .map(this::likeness)
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    private OptionalDouble likeness(Hit hit) {
        double best = Double.NEGATIVE_INFINITY;
        for (String route : settings.cosineRoutes()) {
            Hit.RouteScore found = hit.routes().get(route);
            best = found == null ? best : Math.max(best, found.score());
        }
        return best == Double.NEGATIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(best);
    }
}
