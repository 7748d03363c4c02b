package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.generate.Sampling;
import dev.corpusmill.query.prompt.Turn;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.store.NodeFilter;
import java.util.List;

/**
 * A question that asks for an answer.
 *
 * @param history what was said before it, oldest first
 * @param ignored names of fields that the client sent and nobody reads
 */
public record Request(
        Scope scope, String question, List<Turn> history, NodeFilter filter, Sampling sampling, List<String> ignored) {
    public Request {
        history = List.copyOf(history);
        ignored = List.copyOf(ignored);
    }

    /** Whether the same question would get the same answer: nothing else that the client said shapes it. */
    boolean repeatable() {
        return history.isEmpty() && sampling.equals(Sampling.DEFAULT);
    }
}
