package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Secret;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * The servers that write answers.
 *
 * @param servers where answers are written; none means quoted sentences
 * @param model name of the model at the servers; empty takes the first that a server lists
 * @param apiKey for servers that have none of their own
 * @param maxTokens longest answer
 * @param timeout for a whole answer
 * @param firstTokenTimeout longest silence before the first token
 * @param idleTimeout longest silence between two tokens
 * @param heartbeat after so much silence a stream's client gets headers, and then comments
 * @param thoughts how servers mark the thoughts that they write into their text
 */
public record LlmConfig(
        List<LlmServerConfig> servers,
        String model,
        Secret apiKey,
        int maxTokens,
        double temperature,
        Duration timeout,
        Duration firstTokenTimeout,
        Duration idleTimeout,
        Duration heartbeat,
        Thoughts thoughts,
        LlmPoolConfig pool)
        implements Serializable {
    private static final int MAX_SERVERS = 1000;

    public LlmConfig {
        servers = List.copyOf(servers);
        check(servers.size() <= MAX_SERVERS, "servers must be %s at most, were %s", MAX_SERVERS, servers.size());
        check(maxTokens >= 1, "max-tokens must be positive, was %s", maxTokens);
        check(temperature >= 0 && temperature <= 2, "temperature must be 0 to 2, was %s", temperature);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
        check(firstTokenTimeout.toMillis() > 0, "first-token-timeout must be positive, was %s", firstTokenTimeout);
        check(idleTimeout.toMillis() > 0, "idle-timeout must be positive, was %s", idleTimeout);
        check(heartbeat.toMillis() > 0, "heartbeat must be positive, was %s", heartbeat);
    }

    /** How thoughts are marked where they come as text; they are never part of an answer. */
    public enum Thoughts {
        /** Learned for each server from its answers; the first twenty are held back for half a second. */
        AUTO,
        /** With a beginning and an end, like {@code <think>…</think>}. */
        PAIRED,
        /** With an end only, because the chat template writes the beginning: text is held back until then. */
        UNOPENED
    }
}
