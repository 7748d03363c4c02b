package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.query.llm.Cancellation;
import dev.corpusmill.query.llm.ChatMessage;
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

/** Lets a model write the answer; where it fails before its first token, the answer is quoted instead. */
public final class AnswerGenerator {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerGenerator.class);

    private final PromptAssembler prompts;
    private final Generator generator;
    private final Duration timeout;
    private final Executor executor;

    /**
     * A writer with a generator and what it needs around it.
     *
     * @param timeout for the model; what then is left of the request's time is for the fallback
     * @param executor runs the fallback: threads of the servers' connections must not compute
     */
    public AnswerGenerator(PromptAssembler prompts, Generator generator, Duration timeout, Executor executor) {
        this.prompts = prompts;
        this.generator = generator;
        this.timeout = timeout;
        this.executor = executor;
    }

    AnswerPlan draft(AnswerContext exchange, Quoter fallback) {
        Prompt prompt = prompts.assemble(
                exchange.asked().question(),
                exchange.asked().history(),
                exchange.found().hits());
        exchange.notes().notes(prompt.notes());
        exchange.notes().step("prompt");
        List<Node> sources = prompt.sources().stream().map(Source::node).toList();
        return new AnswerPlan(sources, AnswerOrigin.LLM, () -> write(exchange, prompt, fallback));
    }

    private CompletableFuture<Answer> write(AnswerContext exchange, Prompt prompt, Quoter fallback) {
        List<ChatMessage> messages = prompt.turns().stream()
                .map(turn -> new ChatMessage(turn.role(), turn.content()))
                .toList();
        StreamedAnswer text = new StreamedAnswer(
                exchange.sink(), prompt.sources().stream().map(Citation::of).toList(), prompts.gated());
        CompletableFuture<Completion> generation = generator.generate(
                new GenerationRequest(messages, exchange.request().sampling())
                        .tiedTo(exchange.request().session()),
                exchange.deadline().within(timeout),
                text::token);
        CompletableFuture<Answer> answer = generation
                .handle(Outcome::new)
                .thenComposeAsync(outcome -> ended(exchange, text, outcome, fallback), executor);
        return Cancellation.passOn(answer, generation);
    }

    /** How a generation ended: one of the two is there. */
    private record Outcome(
            @Nullable Completion completion, @Nullable Throwable failure) {}

    private CompletableFuture<Answer> ended(
            AnswerContext exchange, StreamedAnswer text, Outcome outcome, Quoter fallback) {
        exchange.notes().step("generate");
        Completion completion = outcome.completion();
        Throwable failure = outcome.failure();
        if (completion != null) {
            return written(exchange, text, completion, fallback);
        }
        return failed(exchange, text, failure == null ? new IllegalStateException("no outcome") : failure, fallback);
    }

    private CompletableFuture<Answer> written(
            AnswerContext exchange, StreamedAnswer text, Completion completion, Quoter fallback) {
        if (text.saysNothing()) {
            exchange.notes().note("the model says that the sources do not hold the answer");
            return exchange.say(
                    AnswerOrigin.NONE, prompts.unknown(exchange.asked().question()), List.of());
        }
        return Futures.then(text.release().toCompletableFuture(), released -> {
            if (text.begun()) {
                return CompletableFuture.completedFuture(text.answer(exchange, completion));
            }
            exchange.notes().note("the model wrote nothing, so sentences are quoted");
            return fallback.quote(exchange);
        });
    }

    private static CompletableFuture<Answer> failed(
            AnswerContext exchange, StreamedAnswer text, Throwable failure, Quoter fallback) {
        Throwable cause = Futures.cause(failure);
        if (text.begun() || !(cause instanceof ClassifiedException)) {
            return CompletableFuture.failedFuture(cause);
        }
        LOG.warn("no model answered, quoting instead: {}", cause.getMessage());
        exchange.notes().note("no model answered, so sentences are quoted: " + cause.getMessage());
        return fallback.quote(exchange);
    }
}
