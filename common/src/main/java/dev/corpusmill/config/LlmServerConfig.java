package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.config.Secret;
import java.io.Serializable;

/**
 * A server that writes answers, or all servers behind one name.
 *
 * @param url base of an OpenAI-compatible API, like {@code http://gpu1:8000/v1}
 * @param model name of the model there; empty takes {@code llm.model}
 * @param apiKey empty takes {@code llm.api-key}
 * @param resolve whether each address that the host's name has is a server of its own
 */
public record LlmServerConfig(String url, String model, Secret apiKey, boolean resolve) implements Serializable {
    public LlmServerConfig {
        check(url.matches("https?://.+"), "url must be an http or https URL, was '%s'", url);
        check(
                !resolve || url.startsWith("http://"),
                "resolve must be false with https: a certificate is for the name, not for its addresses; was %s",
                resolve);
    }

    /** A server with the model and the key that all have. */
    public static LlmServerConfig at(String url) {
        return new LlmServerConfig(url, "", Secret.NONE, false);
    }
}
