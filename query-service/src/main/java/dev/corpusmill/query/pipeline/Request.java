package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.query.security.Scope;
import java.util.List;

/**
 * A question to be answered.
 *
 * @param session name of a conversation that the service remembers; empty if the question is in none
 * @param history messages before the question, as the client sends them, oldest first
 * @param task whether it asks for something about its conversation, like a title: that needs no documents
 * @param ignored names of fields that the client sent and that are ignored
 */
public record Request(
        Scope scope,
        String question,
        String session,
        List<ChatMessage> history,
        NodeFilter filter,
        Sampling sampling,
        boolean task,
        List<String> ignored) {
    public Request {
        history = List.copyOf(history);
        ignored = List.copyOf(ignored);
    }

    /** A question to the documents. */
    public Request(
            Scope scope,
            String question,
            String session,
            List<ChatMessage> history,
            NodeFilter filter,
            Sampling sampling,
            List<String> ignored) {
        this(scope, question, session, history, filter, sampling, false, ignored);
    }
}
