package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.embed.EmbedderProvider;
import java.io.Serializable;
import java.time.Duration;

/**
 * The embedding model.
 *
 * @param engine name of its provider: {@code onnxruntime}, {@code openai} (a server that speaks {@code /v1/embeddings}),
 *     {@code test}, or what a plug-in brings
 * @param model {@code auto} (the bundled model of the index's language), {@code bge-small-en}, {@code bge-small-zh}, a
 *     folder, or the model's name at the server
 * @param batchTokens tokens of one mini-batch; 0 lets the engine choose
 * @param timeout for one mini-batch
 * @param settings of the providers
 */
public record EmbeddingConfig(
        String engine,
        String model,
        Device device,
        int batchTokens,
        Duration timeout,

        @Sections.Of(value = EmbedderProvider.class, chosenBy = "engine")
        Sections settings)
        implements Serializable {
    public EmbeddingConfig {
        check(!model.isBlank(), "model must not be empty");
        check(batchTokens >= 0, "batch-tokens must not be negative, was %s", batchTokens);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
    }

    /** What a model in this process computes on. */
    public enum Device {
        AUTO,
        CPU
    }
}
