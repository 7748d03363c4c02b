package dev.corpusmill.query.generate;

import java.util.List;

/** What a model is to continue, and how. */
public record GenerationRequest(List<ChatMessage> messages, Sampling sampling) {
    public GenerationRequest {
        messages = List.copyOf(messages);
    }
}
