package dev.corpusmill.query.prompt;

import dev.corpusmill.query.chat.ChatMessage;
import java.util.List;

/**
 * The messages for a model, from what changes least to what changes most: rules, sources, history, question.
 *
 * @param notes what was left out or cut, for the trace
 */
public record Prompt(List<ChatMessage> messages, List<Source> sources, List<String> notes) {
    public Prompt {
        messages = List.copyOf(messages);
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }
}
