package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.query.cache.AnswerCache;
import dev.corpusmill.query.cache.AnswerKey;
import dev.corpusmill.query.concurrent.Futures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Answers that other requests got, or are about to get, from the same sources. */
public final class AnswerReuse {
    private static final String FINISHED = "stop";

    private final AnswerCache<Answer> answers;
    private final String variant;
    private final Vectors vectors;
    private final Executor executor;

    /**
     * Reuse of answers of one kind.
     *
     * @param variant of the model and the prompts, see {@link AnswerKey}
     * @param vectors gives the vector of a question
     * @param executor runs the requests that waited for the answer of another one
     */
    public AnswerReuse(AnswerCache<Answer> answers, String variant, Vectors vectors, Executor executor) {
        this.answers = answers;
        this.variant = variant;
        this.vectors = vectors;
        this.executor = executor;
    }

    /** Gives the vector of a question. */
    @FunctionalInterface
    public interface Vectors {
        float[] of(String question, Deadline deadline);
    }

    /** An earlier answer to this question that rests on the sources of the plan. */
    Optional<Answer> find(AnswerPlan plan) {
        AnswerContext context = plan.context();
        if (!context.repeatable()) {
            return Optional.empty();
        }
        Optional<Answer> kept = answers.find(key(context), plan.digest(), () -> vector(context));
        context.notes().step("cache");
        return kept;
    }

    /** Gives an earlier answer again. Citations get the place where their text is now: it may have moved. */
    CompletableFuture<Answer> repeat(AnswerPlan plan, Answer earlier) {
        Map<String, Node> now = new HashMap<>();
        plan.sources().forEach(node -> now.put(node.id(), node));

        List<Citation> citations = new ArrayList<>();
        for (Citation citation : earlier.citations()) {
            Node node = now.get(citation.node().id());
            citations.add(node == null ? citation : citation.in(node));
        }
        return plan.context().say(AnswerOrigin.CACHE, new Said(earlier.text(), citations, earlier.verification()));
    }

    /** Generates the planned answer, once for all requests that ask the same at the same time, and keeps it. */
    CompletableFuture<Answer> generateOnce(AnswerPlan plan) {
        AnswerContext context = plan.context();
        if (!context.repeatable()) {
            return plan.generate();
        }

        CompletableFuture<Answer> own = new CompletableFuture<>();
        CompletableFuture<Answer> first = answers.inFlight(key(context), plan.digest(), own);
        if (first != own && !context.sink().live()) {
            answers.shared();
            return await(first, plan);
        }
        generate(plan, own);
        return own;
    }

    /** The answer is kept before anybody gets it. */
    private void generate(AnswerPlan plan, CompletableFuture<Answer> own) {
        CompletableFuture<Answer> generation;
        try {
            generation = plan.generate();
        } catch (RuntimeException | Error failed) {
            own.completeExceptionally(failed);
            throw failed;
        }

        var unusedCancel = Futures.passCancellation(own, generation);
        var unused = generation.whenComplete((answer, failure) -> {
            if (failure != null) {
                own.completeExceptionally(Futures.cause(failure));
                return;
            }
            if (worthKeeping(plan, answer)) {
                AnswerContext context = plan.context();
                answers.keep(key(context), plan.digest(), answer, () -> vector(context));
            }
            own.complete(answer);
        });
    }

    /** If the client of the other request leaves, its answer ends too, and the next request that waits generates it. */
    private CompletableFuture<Answer> await(CompletableFuture<Answer> other, AnswerPlan plan) {
        CompletableFuture<Optional<Answer>> result = other.handleAsync(
                (answer, failure) -> {
                    if (failure != null && !cancelled(failure)) {
                        throw new CompletionException(Futures.cause(failure));
                    }
                    return Optional.ofNullable(answer);
                },
                executor);
        return Futures.then(result, answer -> {
            plan.context().notes().step("wait");
            Optional<Answer> known = answer.isPresent() ? answer : find(plan);
            return known.isPresent() ? repeat(plan, known.get()) : generateOnce(plan);
        });
    }

    private static boolean cancelled(Throwable failure) {
        return Futures.cause(failure) instanceof CancellationException;
    }

    /** Whether nothing went wrong, and the model ended the answer itself. */
    private static boolean worthKeeping(AnswerPlan plan, Answer answer) {
        return answer.origin() == plan.origin()
                && answer.trace()
                        .completion()
                        .map(completion -> completion.finishReason().equals(FINISHED))
                        .orElse(true);
    }

    private AnswerKey key(AnswerContext context) {
        return new AnswerKey(
                context.request().scope(),
                context.request().filter(),
                variant,
                context.query().question());
    }

    private float[] vector(AnswerContext context) {
        return vectors.of(context.query().question(), context.deadline());
    }
}
