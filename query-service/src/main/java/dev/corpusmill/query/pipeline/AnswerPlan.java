package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.query.cache.Provenance;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * An answer that could be generated now.
 *
 * @param sources all that it would rest on
 * @param digest of the sources: an answer with the same digest rests on the same texts
 * @param origin of the answer if nothing goes wrong
 * @param generation generates the answer
 */
record AnswerPlan(
        AnswerContext context,
        List<Node> sources,
        String digest,
        AnswerOrigin origin,
        Supplier<CompletableFuture<Answer>> generation) {
    AnswerPlan(
            AnswerContext context,
            List<Node> sources,
            AnswerOrigin origin,
            Supplier<CompletableFuture<Answer>> generation) {
        this(context, sources, Provenance.digest(sources), origin, generation);
    }

    CompletableFuture<Answer> generate() {
        return generation.get();
    }
}
