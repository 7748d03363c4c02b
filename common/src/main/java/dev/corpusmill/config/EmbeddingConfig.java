package dev.corpusmill.config;

import static dev.corpusmill.config.Check.check;

import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * The embedding model.
 *
 * @param engine {@code onnxruntime}, {@code openai} (a server that speaks {@code /v1/embeddings}) or {@code test}
 * @param model {@code auto} (the bundled model of the index's language), {@code bge-small-en}, {@code bge-small-zh}, or
 *     the model's name at the server
 * @param device {@code auto} or {@code cpu}
 * @param batchTokens tokens of one mini-batch; 0 chooses by device
 * @param url base of the server's API, like {@code http://host:8000/v1}
 * @param apiKey read where it is used; {@code ${NAME}} names an environment variable
 * @param dimension of the server's model; 0 asks the server
 * @param maxTokens longest input of the server's model
 * @param timeout for one request to the server
 */
public record EmbeddingConfig(
        String engine,
        String model,
        String device,
        int batchTokens,
        String url,
        Secret apiKey,
        int dimension,
        int maxTokens,
        Duration timeout)
        implements Serializable {
    public EmbeddingConfig {
        check(
                Set.of("onnxruntime", "openai", "test").contains(engine),
                "engine must be onnxruntime, openai or test, was '%s'",
                engine);
        check(Set.of("auto", "cpu").contains(device), "device must be auto or cpu, was '%s'", device);
        check(batchTokens >= 0, "batch-tokens must not be negative, was %s", batchTokens);
        check(!engine.equals("openai") || !url.isBlank(), "url must be set for engine openai");
        check(!engine.equals("openai") || !model.equals("auto"), "model must be named for engine openai");
        check(dimension >= 0, "dimension must not be negative, was %s", dimension);
        check(maxTokens >= 16, "max-tokens must be at least 16, was %s", maxTokens);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
    }
}
