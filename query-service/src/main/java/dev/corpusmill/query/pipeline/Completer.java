package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.llm.Cancellation;
import dev.corpusmill.query.llm.ChatMessage;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.llm.GenerationRequest;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.query.prompt.PromptAssembler;
import dev.corpusmill.query.prompt.Turn;
import dev.corpusmill.query.rewrite.Rewriter;
import dev.corpusmill.query.rewrite.Rewritten;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Lets a model complete questions from what was said before them. */
public final class Completer {
    private static final int MAX_TOKENS = 256;
    private static final Sampling SAMPLING = new Sampling(0.0, null, MAX_TOKENS, List.of(), null);

    private final PromptAssembler prompts;
    private final Rewriter rewriter;
    private final Executor executor;

    /**
     * A completer of questions.
     *
     * @param maxChars of a question
     * @param executor where the search goes on: threads of the servers' connections must not compute
     */
    public Completer(PromptAssembler prompts, Generator generator, Duration timeout, int maxChars, Executor executor) {
        this.prompts = prompts;
        this.rewriter = new Rewriter((prompt, deadline) -> whole(generator, prompt, deadline), timeout, maxChars);
        this.executor = executor;
    }

    CompletableFuture<Asked> complete(String question, List<Turn> history, Deadline deadline, TraceNotes notes) {
        CompletableFuture<Rewritten> rewriting =
                rewriter.rewrite(question, prompts.rewrite(question, history), deadline);
        CompletableFuture<Asked> asked = rewriting.thenApplyAsync(
                rewritten -> {
                    notes.step("rewrite");
                    if (!rewritten.note().isEmpty()) {
                        notes.note(rewritten.note());
                    }
                    return new Asked(rewritten.question(), history, rewritten.complete());
                },
                executor);
        return Cancellation.passOn(asked, rewriting);
    }

    private static CompletableFuture<String> whole(Generator generator, String prompt, Deadline deadline) {
        StringBuilder text = new StringBuilder();
        CompletableFuture<Completion> generation = generator.generate(
                new GenerationRequest(List.of(new ChatMessage(Turn.USER, prompt)), SAMPLING), deadline, token -> {
                    text.append(token);
                    return CompletableFuture.completedFuture(null);
                });
        return Cancellation.passOn(generation.thenApply(completion -> text.toString()), generation);
    }
}
