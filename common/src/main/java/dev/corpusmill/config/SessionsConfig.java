package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.DataSize;
import java.io.Serializable;
import java.time.Duration;

/**
 * Conversations that the query service remembers, in memory.
 *
 * @param turns questions with their answers, of one conversation
 * @param idle after so long without a question a conversation is forgotten
 * @param max conversations
 * @param bytes of all together
 */
public record SessionsConfig(int turns, Duration idle, int max, DataSize bytes) implements Serializable {
    public SessionsConfig {
        check(turns >= 1 && turns <= 1000, "turns must be 1 to 1000, was %s", turns);
        check(idle.toMillis() > 0, "idle must be positive, was %s", idle);
        check(max >= 0, "max must not be negative, was %s", max);
    }
}
