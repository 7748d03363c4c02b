package dev.corpusmill.embed.openai;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.embed.EmbedderContext;
import dev.corpusmill.api.embed.EmbedderProvider;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.call.JsonHttpClient;
import dev.corpusmill.call.Retrying;
import java.time.Duration;
import java.util.Optional;

/** Brings the engine {@code openai}. */
public final class OpenAiEmbedderProvider implements EmbedderProvider<OpenAiConfig> {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_RESPONSE_BYTES = 32 * 1024 * 1024; // 64 vectors of 4096 numbers are some 5 MB of JSON
    private static final int MAX_ATTEMPTS = 5;
    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Class<OpenAiConfig> settings() {
        return OpenAiConfig.class;
    }

    @Override
    public String defaults() {
        return "{url: '', api-key: '', dimension: 0, max-tokens: 512}";
    }

    @Override
    public int maxTokens(OpenAiConfig settings, String model) {
        return settings.maxTokens();
    }

    @Override
    public Optional<String> problem(OpenAiConfig settings, String model) {
        if (settings.url().isBlank()) {
            return Optional.of("openai.url must be set for engine openai");
        }
        return model.equals("auto") ? Optional.of("model must be named for engine openai") : Optional.empty();
    }

    @Override
    public Embedder open(OpenAiConfig settings, EmbedderContext context) {
        problem(settings, context.model()).ifPresent(problem -> {
            throw new EmbedException(FailureKind.FATAL, "embedding." + problem);
        });
        JsonHttpClient http = new JsonHttpClient(
                CONNECT_TIMEOUT, MAX_RESPONSE_BYTES, settings.apiKey().resolve());
        Retrying retrying = new Retrying(MAX_ATTEMPTS, FIRST_DELAY, MAX_DELAY, Retrying.Waits.REAL);
        return OpenAiEmbedder.open(
                new OpenAiEmbedder.Server(
                        settings.url(), context.model(), settings.dimension(), settings.maxTokens(), context.timeout()),
                http,
                retrying);
    }
}
