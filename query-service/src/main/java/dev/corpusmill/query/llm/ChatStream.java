package dev.corpusmill.query.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.query.llm.Completion.Usage;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one chat completion stream. Only a {@code finish_reason} proves a complete answer: {@code [DONE]}
 * also follows an error, and a killed server just ends the body.
 */
final class ChatStream implements SseSubscriber.Events {
    private static final CompletionStage<?> TAKEN = CompletableFuture.completedFuture(null);

    private final URI server;
    private final ChatSettings settings;
    private final TokenSink sink;
    private final AnswerText text;
    private final Progress progress;
    private volatile boolean held;
    private volatile boolean begun;
    private volatile boolean spoken;
    private boolean thoughtApart; // guarded by this
    private boolean ended; // guarded by this
    private volatile boolean cut;
    private volatile @Nullable String finishReason;
    private volatile String model = "";
    private volatile @Nullable Usage usage;

    /** Hears how far the stream is. */
    interface Progress {
        /** Something came: the server is not silent. */
        void heard();

        /** The answer is complete; what may still come are counts. */
        void finished();

        /** Nothing that matters will come any more. */
        void done();
    }

    /** A stream of which nothing was read yet. */
    ChatStream(URI server, ChatSettings settings, AnswerText text, TokenSink sink, Progress progress) {
        this.server = server;
        this.settings = settings;
        this.text = text;
        this.sink = sink;
        this.progress = progress;
    }

    @Override
    public synchronized CompletionStage<?> event(String data) {
        progress.heard();
        begun = true;
        if (ended) {
            return TAKEN;
        }
        if (data.strip().equals("[DONE]")) {
            return finishReason == null ? TAKEN : last();
        }
        JsonNode event;
        try {
            event = settings.json().readTree(data);
        } catch (JsonProcessingException broken) {
            return CompletableFuture.failedFuture(new GenerateException(
                    FailureKind.TRANSIENT, "llm server sent an event that is not json: server=" + server));
        }
        return ChatEvent.error(event)
                .<CompletionStage<?>>map(error -> CompletableFuture.failedFuture(LlmFailures.ofEvent(server, error)))
                .orElseGet(() -> chunk(event));
    }

    /** Reads an answer that came in one piece although it was to be streamed. */
    synchronized CompletionStage<?> whole(JsonNode body) {
        Optional<JsonNode> error = ChatEvent.error(body);
        if (error.isPresent()) {
            return CompletableFuture.failedFuture(LlmFailures.ofEvent(server, error.get()));
        }
        CompletionStage<?> taken = chunk(body);
        return taken.toCompletableFuture().isCompletedExceptionally() || finishReason == null
                ? taken
                : taken.thenCompose(done -> last());
    }

    private CompletionStage<?> chunk(JsonNode event) {
        model = event.path("model").asText(model);
        usage = ChatEvent.usage(event).orElse(usage);
        JsonNode choice = event.path("choices").path(0);
        JsonNode message = choice.has("delta") && !choice.path("delta").isNull()
                ? choice.path("delta")
                : finishReason == null && !spoken ? choice.path("message") : choice.path("delta");
        String piece = ChatEvent.content(message);
        boolean thoughts = ChatEvent.thinks(message);
        thoughtApart |= thoughts;
        if ((thoughts || !piece.isEmpty()) && !spoken) {
            spoken = true;
            sink.begun();
        }

        Optional<String> reason = ChatEvent.finishReason(choice);
        String ready = text.take(piece);
        if (text.leaked()) {
            settings.traits().ended(true);
            return CompletableFuture.failedFuture(new GenerateException(
                    FailureKind.TRANSIENT, "llm server sent thoughts as its answer: server=" + server));
        }
        CompletionStage<?> taken = ready.isEmpty() ? TAKEN : hand(ready);
        if (text.full()) {
            cut = true;
            finishReason = "length"; // longer than it was asked for: the limit is ours, too
            return taken.thenCompose(done -> last());
        }
        if (reason.isPresent()) {
            finishReason = reason.get();
            progress.finished();
        }
        return taken;
    }

    /** Passes on what was held back, and is complete. Waiting any longer has no use. */
    synchronized CompletionStage<?> last() {
        if (ended) {
            return TAKEN;
        }
        ended = true;
        String rest = text.end();
        settings.traits().ended(text.strayEnd());
        CompletionStage<?> taken = rest.isEmpty() ? TAKEN : hand(rest);
        return taken.thenRun(progress::done);
    }

    private CompletionStage<?> hand(String piece) {
        CompletionStage<?> taken = sink.token(piece);
        if (taken.toCompletableFuture().isDone()) {
            return taken;
        }
        held = true;
        return taken.whenComplete((done, failure) -> {
            held = false;
            progress.heard();
        });
    }

    /** Whether a first event came: the server has begun. */
    boolean begun() {
        return begun;
    }

    /** Whether the model has said or thought anything. */
    boolean spoken() {
        return spoken;
    }

    /** Whether the reader has not taken what came last: then the silence is his. */
    boolean held() {
        return held;
    }

    /** Whether the server went on when it should have ended. */
    boolean cut() {
        return cut;
    }

    /** The completion, once its end is known; empty where the body ended too early. */
    Optional<Completion> completion() {
        String reason = finishReason;
        return reason == null
                ? Optional.empty()
                : Optional.of(new Completion(
                        reason, server.toString(), model, Optional.ofNullable(usage), thoughtApart, 0, 0));
    }
}
