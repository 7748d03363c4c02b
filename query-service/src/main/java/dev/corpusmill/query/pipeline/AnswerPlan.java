package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Node;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * An answer that could be written now.
 *
 * @param sources all that it would be written from
 * @param route that it takes where nothing goes wrong
 */
record AnswerPlan(List<Node> sources, AnswerOrigin route, Supplier<CompletableFuture<Answer>> write) {}
