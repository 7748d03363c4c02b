package dev.corpusmill.query.llm;

import dev.corpusmill.api.config.Secret;
import java.time.Duration;

/**
 * One server to be asked as it is, without a second try.
 *
 * @param base of its API, like {@code http://gpu1:8000/v1}
 * @param model empty for the first that the server lists
 * @param timeout also of the silence before and between tokens
 */
public record Target(String base, Secret apiKey, String model, int maxTokens, Duration timeout) {}
