package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import java.util.concurrent.CompletableFuture;

/** Writes an answer, token by token. For several threads; no thread waits for a token. */
public interface Generator {
    /**
     * Starts to write.
     *
     * @return ends with the completion after the last token, or with a {@link GenerateException}; cancelling it ends the
     *     work at the server too
     */
    CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink);
}
