package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.chat.ChatMessage;
import java.util.List;

/**
 * The question to search for.
 *
 * @param history of the conversation, oldest message first
 * @param complete whether the question can be understood without the history
 */
record RewrittenQuery(String question, List<ChatMessage> history, boolean complete) {
    RewrittenQuery {
        history = List.copyOf(history);
    }

    /** Whether the client gave the model instructions of its own. */
    boolean instructed() {
        return history.stream().anyMatch(ChatMessage::instruction);
    }
}
