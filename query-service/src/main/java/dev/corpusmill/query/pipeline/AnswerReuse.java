package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.query.cache.AnswerCache;
import dev.corpusmill.query.cache.AnswerKey;
import dev.corpusmill.query.cache.Provenance;
import dev.corpusmill.query.llm.Cancellation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers that were given before, and that are being written for somebody else. */
public final class AnswerReuse {
    private static final String FINISHED = "stop";

    private final AnswerCache<Answer> answers;
    private final String variant;
    private final Vectors vectors;
    private final Executor executor;

    /**
     * What is remembered of answers of one kind.
     *
     * @param variant of the model and the prompts, see {@link AnswerKey}
     * @param vectors gives the vector of a question
     * @param executor where those who waited for another's answer go on
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

    /** The remembered answer, where what it rests on is what would be used now; else a new one. */
    CompletableFuture<Answer> orWrite(AnswerContext exchange, AnswerPlan draft) {
        if (!exchange.repeatable()) {
            return draft.write().get();
        }
        AnswerKey key = new AnswerKey(
                exchange.request().scope(),
                exchange.request().filter(),
                variant,
                exchange.asked().question());
        String digest = Provenance.digest(draft.sources());
        Supplier<float[]> ownVector = () -> vectors.of(exchange.asked().question(), exchange.deadline());
        Optional<Answer> kept = answers.find(key, digest, ownVector);
        exchange.notes().step("cache");
        if (kept.isPresent()) {
            return repeat(exchange, draft, kept.get());
        }
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> first = answers.underWay(key, digest, mine);
        if (first != mine && !exchange.sink().live()) {
            answers.shared();
            return await(first, exchange, draft);
        }
        write(draft, mine, written -> answers.keep(key, digest, written, ownVector));
        return mine;
    }

    /** The answer is kept before anybody hears of it. */
    private static void write(AnswerPlan draft, CompletableFuture<Answer> mine, Consumer<Answer> keep) {
        CompletableFuture<Answer> writing;
        try {
            writing = draft.write().get();
        } catch (RuntimeException | Error failed) {
            mine.completeExceptionally(failed);
            throw failed;
        }
        var unusedCancel = Cancellation.passOn(mine, writing);
        var unused = writing.whenComplete((written, failure) -> {
            if (failure != null) {
                mine.completeExceptionally(Futures.cause(failure));
                return;
            }
            if (lasting(draft, written)) {
                keep.accept(written);
            }
            mine.complete(written);
        });
    }

    /** Where the other's client leaves, and the answer with him, the next one who waits writes it. */
    private CompletableFuture<Answer> await(CompletableFuture<Answer> other, AnswerContext exchange, AnswerPlan draft) {
        CompletableFuture<Optional<Answer>> theirs = other.handleAsync(
                (answer, failure) -> {
                    if (failure != null && !left(failure)) {
                        throw new CompletionException(Futures.cause(failure));
                    }
                    return Optional.ofNullable(answer);
                },
                executor);
        return Futures.then(theirs, answer -> {
            exchange.notes().step("wait");
            return answer.isPresent() ? repeat(exchange, draft, answer.get()) : orWrite(exchange, draft);
        });
    }

    private static boolean left(Throwable failure) {
        return Futures.cause(failure) instanceof CancellationException;
    }

    /** Citations get the place where their text stands now: it may have moved within its document. */
    private static CompletableFuture<Answer> repeat(AnswerContext exchange, AnswerPlan draft, Answer before) {
        Map<String, Node> now = new HashMap<>();
        draft.sources().forEach(node -> now.put(node.id(), node));
        List<Citation> citations = new ArrayList<>();
        for (Citation citation : before.citations()) {
            Node node = now.get(citation.node().id());
            citations.add(node == null ? citation : citation.in(node));
        }
        return exchange.say(AnswerOrigin.CACHE, before.text(), citations);
    }

    /** An answer that came about as it should, and that the model ended itself. */
    private static boolean lasting(AnswerPlan draft, Answer answer) {
        return answer.route() == draft.route()
                && answer.trace()
                        .completion()
                        .map(completion -> completion.finishReason().equals(FINISHED))
                        .orElse(true);
    }
}
