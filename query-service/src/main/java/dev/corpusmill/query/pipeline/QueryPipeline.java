package dev.corpusmill.query.pipeline;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.query.extract.Extractor;
import dev.corpusmill.query.prompt.Templates;
import dev.corpusmill.query.retrieve.Retriever;
import dev.corpusmill.search.DenseRoute;
import dev.corpusmill.search.Hit;
import dev.corpusmill.search.Query;
import dev.corpusmill.search.SearchResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** From a request to an answer: the one place where the stages meet. */
public final class QueryPipeline {
    private static final String GROUP = "chunk";

    private final Retriever retriever;
    private final Optional<Writer> writer;
    private final Quoter quoter;
    private final Templates templates;
    private final Settings settings;
    private final LongSupplier nanoTime;

    /**
     * When there is an answer, and on how much it may rest.
     *
     * @param maxHits hits that an answer may rest on
     * @param minScore below this similarity of the best hit the documents hold no answer
     */
    public record Settings(int maxHits, double minScore) {}

    /**
     * A pipeline of these stages.
     *
     * @param writer empty where no model is configured: then answers are quotes
     */
    public QueryPipeline(
            Retriever retriever,
            Optional<Writer> writer,
            Extractor extractor,
            Templates templates,
            Settings settings,
            LongSupplier nanoTime) {
        this.retriever = retriever;
        this.writer = writer;
        this.quoter = new Quoter(extractor);
        this.templates = templates;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** The nodes that fit a question best. */
    public SearchResult search(SearchRequest request, Deadline deadline) {
        return retriever.retrieve(
                new Query(
                        request.question(), GROUP, request.k(), request.scope().narrowedBy(request.filter())),
                deadline);
    }

    /**
     * Answers a question.
     *
     * @return ends with the answer after its last token, or with why there is none; cancelling it ends the work
     */
    public CompletableFuture<Answer> answer(Request request, Deadline deadline, AnswerSink sink) {
        TraceNotes notes = new TraceNotes(nanoTime, request.ignored());
        SearchResult found = search(
                new SearchRequest(request.scope(), request.question(), settings.maxHits(), request.filter()), deadline);
        notes.step("retrieve");
        Exchange exchange = new Exchange(request, found, deadline, sink, notes);
        if (!holdsAnAnswer(found)) {
            return exchange.say(AnswerRoute.NONE, templates.unknown(request.question()), List.of());
        }
        return writer.isPresent() ? writer.get().write(exchange, quoter) : quoter.quote(exchange);
    }

    /** Only the vector route tells how alike question and text are; where it did not answer, the hits have to do. */
    private boolean holdsAnAnswer(SearchResult found) {
        OptionalDouble likeness = found.hits().stream()
                .map(Hit::routes)
                .filter(routes -> routes.containsKey(DenseRoute.NAME))
                .mapToDouble(routes -> routes.get(DenseRoute.NAME).score())
                .max();
        return !found.hits().isEmpty() && (likeness.isEmpty() || likeness.getAsDouble() >= settings.minScore());
    }
}
