package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.query.prompt.Turn;
import dev.corpusmill.query.security.Scope;
import java.util.List;

/**
 * A question that asks for an answer.
 *
 * @param session name of a conversation that the service remembers; empty where it is in none
 * @param history what was said before, as the client sends it along, oldest first
 * @param ignored names of fields that the client sent and nobody reads
 */
public record Request(
        Scope scope,
        String question,
        String session,
        List<Turn> history,
        NodeFilter filter,
        Sampling sampling,
        List<String> ignored) {
    public Request {
        history = List.copyOf(history);
        ignored = List.copyOf(ignored);
    }
}
