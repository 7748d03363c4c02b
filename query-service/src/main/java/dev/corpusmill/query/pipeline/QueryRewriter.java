package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.llm.GenerateException;
import dev.corpusmill.query.llm.GenerationRequest;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.query.prompt.PromptAssembler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes a question from its conversation; if no model does so in time, the question stays as it is. */
public final class QueryRewriter {
    private static final Logger LOG = LoggerFactory.getLogger(QueryRewriter.class);
    private static final int MAX_TOKENS = 256;
    private static final Sampling SAMPLING = new Sampling(0.0, null, MAX_TOKENS, List.of(), null);

    private final PromptAssembler prompts;
    private final Optional<Generator> generator;
    private final Limits limits;
    private final Executor executor;

    /**
     * What a rewrite may take.
     *
     * @param timeout is short: the answer comes after it
     * @param maxChars of a question; a longer text is no question
     */
    public record Limits(Duration timeout, int maxChars) {}

    /**
     * A rewriter of questions.
     *
     * @param generator empty if no model rewrites questions
     * @param executor runs what follows a rewrite: the threads of the servers' connections must not compute
     */
    public QueryRewriter(PromptAssembler prompts, Optional<Generator> generator, Limits limits, Executor executor) {
        this.prompts = prompts;
        this.generator = generator;
        this.limits = limits;
        this.executor = executor;
    }

    /** The question to search for; never fails, and cancelling it ends the work. */
    CompletableFuture<RewrittenQuery> rewrite(
            String question, List<ChatMessage> history, Deadline deadline, TraceNotes notes) {
        boolean first = history.stream().allMatch(ChatMessage::instruction);
        if (first || generator.isEmpty()) {
            return CompletableFuture.completedFuture(new RewrittenQuery(question, history, first));
        }

        CompletableFuture<String> generated = generate(generator.get(), prompts.rewrite(question, history), deadline);
        CompletableFuture<RewrittenQuery> rewritten = generated.handleAsync(
                (text, failure) -> {
                    notes.step("rewrite");
                    Optional<String> problem = problem(text, failure);
                    problem.ifPresent(
                            reason -> notes.note("the question was not completed from the conversation: " + reason));
                    return new RewrittenQuery(problem.isPresent() ? question : line(text), history, problem.isEmpty());
                },
                executor);
        return Futures.passCancellation(rewritten, generated);
    }

    private CompletableFuture<String> generate(Generator model, String prompt, Deadline deadline) {
        StringBuilder text = new StringBuilder();
        CompletableFuture<Completion> generation = model.generate(
                new GenerationRequest(List.of(new ChatMessage(ChatMessage.USER, prompt)), SAMPLING).live(false),
                deadline.within(limits.timeout()),
                token -> {
                    text.append(token);
                    return CompletableFuture.completedFuture(null);
                });
        return Futures.passCancellation(generation.thenApply(completion -> text.toString()), generation);
    }

    /** Why the text cannot stand for the question; empty if it can. */
    private Optional<String> problem(@Nullable String text, @Nullable Throwable failure) {
        if (failure != null) {
            Throwable cause = Futures.cause(failure);
            LOG.info("question not completed: reason={}", ClassifiedException.reasonOf(cause));
            return Optional.of(
                    cause instanceof GenerateException failed ? failed.shown() : ClassifiedException.reasonOf(cause));
        }
        String line = line(text);
        boolean question = !line.isEmpty() && line.length() <= limits.maxChars() && !line.contains("\n");
        return question ? Optional.empty() : Optional.of("the model did not write a question");
    }

    /** Models like to put a question in quotation marks. */
    private static String line(@Nullable String text) {
        return text == null
                ? ""
                : text.strip().replaceAll("^[\"“”'「『]+|[\"“”'」』]+$", "").strip();
    }
}
