package dev.corpusmill.embed.openai;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Secret;

/**
 * A server that speaks {@code /v1/embeddings}: the keys of {@code embedding.openai}.
 *
 * @param url base of the server's API, like {@code http://host:8000/v1}
 * @param apiKey read where it is used; {@code ${NAME}} names an environment variable
 * @param dimension of the model; 0 asks the server
 * @param maxTokens longest input of the model
 */
public record OpenAiConfig(String url, Secret apiKey, int dimension, int maxTokens) {
    private static final int SHORTEST = 16;

    public OpenAiConfig {
        check(dimension >= 0, "dimension must not be negative, was %s", dimension);
        check(maxTokens >= SHORTEST, "max-tokens must be at least 16, was %s", maxTokens);
    }
}
