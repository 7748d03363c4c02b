package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.DataSize;
import java.io.Serializable;
import java.time.Duration;

/**
 * The query service.
 *
 * @param listen host and port; port 0 takes a free one
 * @param timeout for a whole request
 * @param maxRequest largest request body
 * @param maxQuestion longest question, in characters
 * @param stopGrace how long open requests may go on after SIGTERM
 * @param pollInterval how often commits and promotions are looked for
 * @param bodyTimeout for the body of a request to arrive
 */
public record ServiceConfig(
        String listen,
        Duration timeout,
        DataSize maxRequest,
        int maxQuestion,
        Duration stopGrace,
        Duration pollInterval,
        Duration bodyTimeout)
        implements Serializable {
    public ServiceConfig {
        check(listen.matches("(.+):(\\d{1,5})"), "listen must be HOST:PORT, was '%s'", listen);
        check(
                Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1)) <= 65_535,
                "listen must have a port up to 65535, was '%s'",
                listen);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
        check(maxRequest.bytes() > 0, "max-request must be positive");
        check(maxQuestion > 0, "max-question must be positive, was %s", maxQuestion);
        check(!stopGrace.isNegative(), "stop-grace must not be negative, was %s", stopGrace);
        check(bodyTimeout.toMillis() > 0, "body-timeout must be positive, was %s", bodyTimeout);
        check(pollInterval.toMillis() > 0, "poll-interval must be positive, was %s", pollInterval);
    }

    public String host() {
        return listen.substring(0, listen.lastIndexOf(':'));
    }

    public int port() {
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }
}
