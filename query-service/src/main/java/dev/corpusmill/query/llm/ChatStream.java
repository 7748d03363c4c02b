package dev.corpusmill.query.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private final ObjectMapper json;
    private final TokenSink sink;
    private final Runnable heard;
    private volatile boolean begun;
    private volatile boolean held;
    private volatile @Nullable String finishReason;
    private volatile String model = "";
    private volatile @Nullable Usage usage;

    /**
     * A stream of which nothing was read yet.
     *
     * @param heard runs at each event, so that silence can be noticed
     */
    ChatStream(URI server, ObjectMapper json, TokenSink sink, Runnable heard) {
        this.server = server;
        this.json = json;
        this.sink = sink;
        this.heard = heard;
    }

    @Override
    public CompletionStage<?> event(String data) {
        heard.run();
        begun = true;
        if (data.equals("[DONE]")) {
            return TAKEN;
        }
        JsonNode event;
        try {
            event = json.readTree(data);
        } catch (JsonProcessingException broken) {
            return CompletableFuture.failedFuture(new GenerateException(
                    FailureKind.TRANSIENT, "llm server sent an event that is not json: server=" + server));
        }
        if (event.hasNonNull("error")) {
            return CompletableFuture.failedFuture(LlmFailures.ofEvent(server, event.get("error")));
        }
        return chunk(event);
    }

    private CompletionStage<?> chunk(JsonNode event) {
        model = event.path("model").asText(model);
        if (event.hasNonNull("usage")) {
            JsonNode counted = event.get("usage");
            usage = new Usage(
                    counted.path("prompt_tokens").asInt(),
                    counted.path("completion_tokens").asInt());
        }
        JsonNode choice = event.path("choices").path(0);
        String text = choice.path("delta").path("content").asText("");
        boolean more = finishReason == null
                && !text.isEmpty()
                && !choice.path("delta").path("content").isNull();
        if (choice.hasNonNull("finish_reason")) {
            finishReason = choice.get("finish_reason").asText();
        }
        return more ? hand(text) : TAKEN;
    }

    private CompletionStage<?> hand(String text) {
        CompletionStage<?> taken = sink.token(text);
        if (taken.toCompletableFuture().isDone()) {
            return taken;
        }
        held = true;
        return taken.whenComplete((done, failure) -> {
            held = false;
            heard.run();
        });
    }

    /** Whether a first event came: the server has begun. */
    boolean begun() {
        return begun;
    }

    /** Whether the reader has not taken what came last: then the silence is his. */
    boolean held() {
        return held;
    }

    /** The completion, once the body has ended; empty where it ended too early. */
    Optional<Completion> completion() {
        String reason = finishReason;
        return reason == null
                ? Optional.empty()
                : Optional.of(new Completion(reason, server.toString(), model, Optional.ofNullable(usage), 0, 0));
    }
}
