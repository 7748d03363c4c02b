package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.extract.ExtractiveAnswerer;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.llm.GenerationRequest;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.prompt.Prompt;
import dev.corpusmill.query.prompt.PromptAssembler;
import dev.corpusmill.query.prompt.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a model write answers; if it fails before its first token, the answer is quoted instead. */
public final class AnswerGenerator {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerGenerator.class);

    private final PromptAssembler prompts;
    private final Generator generator;
    private final Duration timeout;
    private final Executor executor;

    /**
     * A generator of answers.
     *
     * @param timeout for the model; what is left of the request's time is for the fallback
     * @param executor runs the fallback: the threads of the servers' connections must not compute
     */
    public AnswerGenerator(PromptAssembler prompts, Generator generator, Duration timeout, Executor executor) {
        this.prompts = prompts;
        this.generator = generator;
        this.timeout = timeout;
        this.executor = executor;
    }

    /** Assembles the prompt; the model is not asked yet. */
    AnswerPlan plan(AnswerContext context, ExtractiveAnswerer fallback) {
        Prompt prompt = prompts.assemble(
                context.query().question(),
                context.query().history(),
                context.found().hits());
        context.notes().notes(prompt.notes());
        context.notes().step("prompt");

        List<Node> sources = prompt.sources().stream().map(Source::node).toList();
        return new AnswerPlan(context, sources, AnswerOrigin.LLM, () -> generate(context, prompt, fallback));
    }

    private CompletableFuture<Answer> generate(AnswerContext context, Prompt prompt, ExtractiveAnswerer fallback) {
        StreamedAnswer text = new StreamedAnswer(
                context.sink(), prompt.sources().stream().map(Citation::of).toList(), prompts.gated());
        GenerationRequest request = new GenerationRequest(
                        prompt.messages(), context.request().sampling())
                .tiedTo(context.request().session());

        CompletableFuture<Completion> generation =
                generator.generate(request, context.deadline().within(timeout), text::token);
        CompletableFuture<Answer> answer = generation
                .handle(Outcome::new)
                .thenComposeAsync(outcome -> ended(context, text, outcome, fallback), executor);
        return Futures.passCancellation(answer, generation);
    }

    /** How a generation ended: one of the two is there. */
    private record Outcome(
            @Nullable Completion completion, @Nullable Throwable failure) {}

    private CompletableFuture<Answer> ended(
            AnswerContext context, StreamedAnswer text, Outcome outcome, ExtractiveAnswerer fallback) {
        context.notes().step("generate");
        Completion completion = outcome.completion();
        Throwable failure = outcome.failure();
        if (completion != null) {
            return completed(context, text, completion, fallback);
        }
        return failed(context, text, failure == null ? new IllegalStateException("no outcome") : failure, fallback);
    }

    private CompletableFuture<Answer> completed(
            AnswerContext context, StreamedAnswer text, Completion completion, ExtractiveAnswerer fallback) {
        if (text.saysNothing()) {
            context.notes().note("the model says that the sources do not hold the answer");
            return context.say(
                    AnswerOrigin.NONE, prompts.unknown(context.query().question()), List.of());
        }
        return Futures.then(text.release().toCompletableFuture(), released -> {
            if (text.begun()) {
                return CompletableFuture.completedFuture(text.answer(context, completion));
            }
            context.notes().note("the model wrote nothing, so sentences are quoted");
            return quote(context, fallback);
        });
    }

    private CompletableFuture<Answer> quote(AnswerContext context, ExtractiveAnswerer fallback) {
        return context.quote(fallback, prompts.unknown(context.query().question()));
    }

    private CompletableFuture<Answer> failed(
            AnswerContext context, StreamedAnswer text, Throwable failure, ExtractiveAnswerer fallback) {
        Throwable cause = Futures.cause(failure);
        if (text.begun() || !(cause instanceof ClassifiedException)) {
            return CompletableFuture.failedFuture(cause);
        }
        LOG.warn("no model answered, quoting instead: {}", cause.getMessage());
        context.notes().note("no model answered, so sentences are quoted: " + cause.getMessage());
        return quote(context, fallback);
    }
}
