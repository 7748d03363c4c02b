package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.extract.ExtractiveAnswerer;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.llm.GenerateException;
import dev.corpusmill.query.llm.GenerationRequest;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.query.prompt.Prompt;
import dev.corpusmill.query.prompt.PromptAssembler;
import dev.corpusmill.query.prompt.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a model write answers; if it fails before its first token, the answer is quoted instead. */
public final class AnswerGenerator {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerGenerator.class);

    /** Of an answer to a prompt that was cut; prompt and answer share the model's context. */
    private static final int CUT_ANSWER_TOKENS = 512;

    private final PromptAssembler prompts;
    private final AnswerChecks checks;
    private final Model model;
    private final Executor executor;

    /**
     * What writes.
     *
     * @param timeout for the model; what is left of the request's time is for the fallback
     */
    public record Model(Generator generator, Duration timeout) {}

    /**
     * A generator of answers.
     *
     * @param executor runs the fallback: the threads of the servers' connections must not compute
     */
    public AnswerGenerator(PromptAssembler prompts, AnswerChecks checks, Model model, Executor executor) {
        this.prompts = prompts;
        this.checks = checks;
        this.model = model;
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

    /** Lets the model do what a request asks for, with nothing but its own messages. */
    CompletableFuture<Answer> fulfil(AnswerContext context) {
        List<ChatMessage> messages = new ArrayList<>(context.query().history());
        messages.add(new ChatMessage(ChatMessage.USER, context.query().question()));
        GenerationRequest request = new GenerationRequest(
                        messages, context.request().sampling())
                .live(context.sink().live());
        StreamedAnswer text = new StreamedAnswer(context.sink(), List.of(), false, Optional.empty());

        CompletableFuture<Completion> generation =
                model.generator().generate(request, context.deadline().within(model.timeout()), text::token);
        CompletableFuture<Answer> answer = Futures.then(
                generation,
                completion -> text.end().toCompletableFuture().thenApply(done -> {
                    context.notes().step("generate");
                    return text.answer(context, completion);
                }));
        return Futures.passCancellation(answer, generation);
    }

    /** A prompt that turns out to be too long for the model is cut by rule, and the model asked once more. */
    private CompletableFuture<Answer> generate(AnswerContext context, Prompt prompt, ExtractiveAnswerer fallback) {
        Attempt whole = new Attempt(prompt, context.request().sampling(), false);
        return generate(context, whole, fallback);
    }

    /** @param last whether the prompt has been cut already */
    private record Attempt(Prompt prompt, Sampling sampling, boolean last) {}

    private Attempt cut(AnswerContext context) {
        Prompt prompt = prompts.cut()
                .assemble(
                        context.query().question(),
                        context.query().history(),
                        context.found().hits());
        context.notes()
                .note("the prompt was too long for the model and was cut: sources="
                        + prompt.sources().size());
        return new Attempt(prompt, context.request().sampling().atMost(CUT_ANSWER_TOKENS), true);
    }

    private CompletableFuture<Answer> generate(AnswerContext context, Attempt attempt, ExtractiveAnswerer fallback) {
        Prompt prompt = attempt.prompt();
        StreamedAnswer text = new StreamedAnswer(
                context.sink(),
                prompt.sources().stream().map(Citation::of).toList(),
                prompts.gated(),
                attempt.sampling().passedOn().isEmpty()
                        ? checks.begin(context.query().question(), prompt)
                        : Optional.empty()); // text of a shape of its own has no sentences
        GenerationRequest request = new GenerationRequest(prompt.messages(), attempt.sampling())
                .tiedTo(context.request().session())
                .live(context.sink().live());

        CompletableFuture<Completion> generation =
                model.generator().generate(request, context.deadline().within(model.timeout()), text::token);
        CompletableFuture<Answer> answer = generation
                .handle(Outcome::new)
                .thenComposeAsync(
                        outcome -> outcome.tooLong() && !attempt.last() && !text.begun()
                                ? generate(context, cut(context), fallback)
                                : ended(context, text, outcome, fallback),
                        executor);
        return Futures.passCancellation(answer, generation);
    }

    /** How a generation ended: one of the two is there. */
    private record Outcome(
            @Nullable Completion completion, @Nullable Throwable failure) {
        boolean tooLong() {
            return failure != null && Futures.cause(failure) instanceof GenerateException refused && refused.tooLong();
        }
    }

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
        return Futures.then(text.end().toCompletableFuture(), ended -> {
            if (text.begun()) {
                return CompletableFuture.completedFuture(text.answer(context, completion));
            }
            if (text.verification().refused() > 0) {
                context.notes().note("the sources do not support what the model wrote");
                return context.say(
                        AnswerOrigin.NONE, prompts.unknown(context.query().question()), List.of());
            }
            context.notes()
                    .note(
                            completion.thoughtApart()
                                    ? "the model wrote thoughts only, so sentences are quoted"
                                    : "the model wrote nothing, so sentences are quoted");
            return quote(context, fallback);
        });
    }

    private CompletableFuture<Answer> quote(AnswerContext context, ExtractiveAnswerer fallback) {
        return context.quote(fallback, prompts.unknown(context.query().question()));
    }

    private CompletableFuture<Answer> failed(
            AnswerContext context, StreamedAnswer text, Throwable failure, ExtractiveAnswerer fallback) {
        Throwable cause = Futures.cause(failure);
        boolean shaped = !context.request().sampling().passedOn().isEmpty(); // quotes would not have that shape
        if (text.begun() || shaped || !(cause instanceof ClassifiedException)) {
            return CompletableFuture.failedFuture(cause);
        }
        LOG.warn("no model answered, quoting instead: {}", cause.getMessage());
        context.notes().note("no model answered, so sentences are quoted: " + shown(cause));
        return quote(context, fallback);
    }

    /** What servers say is for the log: it may name them, and more. */
    private static String shown(Throwable cause) {
        return cause instanceof GenerateException failed ? failed.shown() : ClassifiedException.reasonOf(cause);
    }
}
