package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.extract.ExtractiveAnswerer;
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
    private static final SearchResult NOTHING = new SearchResult(List.of(), List.of(), List.of(), "", "");

    private final ChatMemory memory;
    private final QueryRewriter rewriter;
    private final Retriever retriever;
    private final AnswerReuse reuse;
    private final Answerers answerers;
    private final Settings settings;
    private final LongSupplier nanoTime;

    /**
     * The stages in the order in which a request passes them.
     *
     * @param answerers generate what cannot be reused
     */
    public record Stages(
            ChatMemory memory, QueryRewriter rewriter, Retriever retriever, AnswerReuse reuse, Answerers answerers) {}

    /**
     * What makes an answer out of hits.
     *
     * @param generator empty if no model is configured: then answers are quotes
     * @param templates hold what the service says if it finds nothing
     */
    public record Answerers(Optional<AnswerGenerator> generator, ExtractiveAnswerer extractive, Templates templates) {}

    /**
     * When there is an answer, and on how much it may rest.
     *
     * @param maxHits hits that an answer may rest on
     * @param minScore if the best hit is less similar than this, the documents hold no answer
     * @param storedAbove from this similarity on the text of the hit is the answer
     * @param cosineRoutes names of the routes whose scores are these similarities
     */
    public record Settings(int maxHits, double minScore, double storedAbove, Set<String> cosineRoutes) {
        public Settings {
            cosineRoutes = Set.copyOf(cosineRoutes);
        }
    }

    public QueryPipeline(Stages stages, Settings settings, LongSupplier nanoTime) {
        this.memory = stages.memory();
        this.rewriter = stages.rewriter();
        this.retriever = stages.retriever();
        this.reuse = stages.reuse();
        this.answerers = stages.answerers();
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /**
     * Answers a question.
     *
     * @return ends with the answer after its last token, or with why there is none; cancelling it ends the work
     */
    public CompletableFuture<Answer> answer(Request request, Deadline deadline, AnswerSink sink) {
        Work work = new Work(request, deadline, sink, new TraceNotes(nanoTime, request.ignored()));
        if (request.task()) {
            return fulfil(work);
        }

        CompletableFuture<RewrittenQuery> query = rewrite(work);
        CompletableFuture<AnswerContext> context = Futures.then(query, rewritten -> retrieve(work, rewritten));
        CompletableFuture<Answer> answer = Futures.then(context, this::answerFromHits);
        return Futures.then(answer, complete -> remember(work, complete));
    }

    private CompletableFuture<Answer> answerFromHits(AnswerContext context) {
        OptionalDouble similarity = similarity(context.found().hits());
        if (nothingFits(context, similarity)) {
            return nothingFound(context);
        }
        if (similarity.orElse(0) >= settings.storedAbove()) {
            return storedText(context, similarity.getAsDouble());
        }

        AnswerPlan plan = plan(context);
        Optional<Answer> earlier = reuse.find(plan);
        return earlier.isPresent() ? reuse.repeat(plan, earlier.get()) : reuse.generateOnce(plan);
    }

    /** A request on its way, before there is anything found for it. */
    private record Work(Request request, Deadline deadline, AnswerSink sink, TraceNotes notes) {}

    /** What a chat page asks about its own conversation is for the model alone. */
    private CompletableFuture<Answer> fulfil(Work work) {
        RewrittenQuery task =
                new RewrittenQuery(work.request().question(), work.request().history(), false);
        AnswerContext context =
                new AnswerContext(work.request(), task, NOTHING, work.deadline(), work.sink(), work.notes());
        return answerers
                .generator()
                .orElseThrow(
                        () -> new TaskException("no model is configured that could do this, and it is no question"))
                .fulfil(context);
    }

    private CompletableFuture<RewrittenQuery> rewrite(Work work) {
        List<ChatMessage> history = memory.history(work.request());
        return rewriter.rewrite(work.request().question(), history, work.deadline(), work.notes());
    }

    private CompletableFuture<AnswerContext> retrieve(Work work, RewrittenQuery query) {
        Request request = work.request();
        SearchRequest search =
                new SearchRequest(request.scope(), query.question(), settings.maxHits(), request.filter());
        return Futures.then(retriever.retrieve(search, work.deadline()), found -> {
            work.notes().step("retrieve");
            return CompletableFuture.completedFuture(
                    new AnswerContext(request, query, found.result(), work.deadline(), work.sink(), work.notes()));
        });
    }

    private boolean nothingFits(AnswerContext context, OptionalDouble similarity) {
        return context.found().hits().isEmpty() || similarity.orElse(1) < settings.minScore();
    }

    private CompletableFuture<Answer> nothingFound(AnswerContext context) {
        String text = answerers.templates().unknown(context.query().question());
        return context.say(AnswerOrigin.NONE, text, List.of());
    }

    /** The text that is so similar to the question, as it is. */
    private CompletableFuture<Answer> storedText(AnswerContext context, double similarity) {
        Node node = context.found().hits().stream()
                .filter(hit -> similarity(hit).orElse(-1) >= similarity)
                .findFirst()
                .map(Hit::node)
                .orElseThrow();
        return context.say(AnswerOrigin.STORED, node.text(), List.of(Citation.of(new Source(1, node, node.text()))));
    }

    private AnswerPlan plan(AnswerContext context) {
        ExtractiveAnswerer extractive = answerers.extractive();
        if (answerers.generator().isPresent()) {
            return answerers.generator().get().plan(context, extractive);
        }
        List<Node> sources = context.found().hits().stream().map(Hit::node).toList();
        return new AnswerPlan(context, sources, AnswerOrigin.EXTRACT, () -> {
            String unknown = answerers.templates().unknown(context.query().question());
            return context.quote(extractive, unknown);
        });
    }

    private CompletableFuture<Answer> remember(Work work, Answer answer) {
        memory.remember(work.request(), answer);
        return CompletableFuture.completedFuture(answer);
    }

    /** Of the best hit. Only a vector route knows how similar question and text are; empty if none answered. */
    private OptionalDouble similarity(List<Hit> hits) {
        return hits.stream()
                .map(this::similarity)
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    private OptionalDouble similarity(Hit hit) {
        double best = Double.NEGATIVE_INFINITY;
        for (String route : settings.cosineRoutes()) {
            Hit.RouteScore score = hit.routes().get(route);
            best = score == null ? best : Math.max(best, score.score());
        }
        return best == Double.NEGATIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(best);
    }
}
