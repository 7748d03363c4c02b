package dev.corpusmill.query.generate;

import dev.corpusmill.config.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * One OpenAI-compatible server.
 *
 * @param base like {@code http://gpu1:8000/v1}, without a slash at the end
 */
public record LlmServer(URI base, Secret apiKey) {
    /** The server at an address as it is configured. */
    public static LlmServer at(String base, Secret apiKey) {
        // Names in messages come from here: a password in the address would be seen, and the client would not send it.
        String clean = base.replaceFirst("/+$", "").replaceFirst("//[^/@]*@", "//");
        return new LlmServer(URI.create(clean), apiKey);
    }

    HttpRequest.Builder request(String path, Duration timeout) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(timeout);
        if (!apiKey.isEmpty()) {
            request.header("Authorization", "Bearer " + apiKey.resolve());
        }
        return request;
    }
}
