package dev.corpusmill.config;

import static dev.corpusmill.config.Check.check;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * The servers that write answers.
 *
 * @param servers bases of OpenAI-compatible APIs, like {@code http://gpu1:8000/v1}; none means quoted sentences
 * @param model name of the model at the servers; empty takes the first that a server lists
 * @param maxTokens longest answer
 * @param timeout for a whole answer
 * @param idleTimeout longest silence between two tokens
 */
public record LlmConfig(
        List<String> servers,
        String model,
        Secret apiKey,
        int maxTokens,
        double temperature,
        Duration timeout,
        Duration idleTimeout)
        implements Serializable {
    public LlmConfig {
        servers = List.copyOf(servers);
        for (String server : servers) {
            check(server.matches("https?://.+"), "servers must be http or https URLs, was '%s'", server);
        }
        check(servers.size() <= 1, "servers must hold at most one for now, were %s", servers.size());
        check(maxTokens >= 1, "max-tokens must be positive, was %s", maxTokens);
        check(temperature >= 0 && temperature <= 2, "temperature must be 0 to 2, was %s", temperature);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
        check(idleTimeout.toMillis() > 0, "idle-timeout must be positive, was %s", idleTimeout);
    }
}
