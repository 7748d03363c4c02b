package dev.corpusmill.query.cache;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.security.Scope;

/**
 * What an answer was asked by. It holds no generation and no revision: whether the answer is still right, the digest of
 * its sources decides.
 *
 * @param filter as the request had it
 * @param variant stands for the model, the prompt's templates and all settings that shape a prompt
 * @param question complete in itself: with what it takes from the conversation before it
 */
public record AnswerKey(Scope scope, NodeFilter filter, String variant, String question) {}
