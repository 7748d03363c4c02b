package dev.corpusmill.query.llm;

import dev.corpusmill.api.config.Secret;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * One OpenAI-compatible server.
 *
 * @param base like {@code http://gpu1:8000/v1}, without a slash at the end
 * @param model name of the model there; empty for the first that the server lists
 */
record LlmServer(URI base, Secret apiKey, String model) {
    /** The server at an address as it is configured. */
    static LlmServer at(String base, Secret apiKey, String model) {
        // Names in messages come from here: a password in the address would be seen, and the client would not send it.
        String clean = base.replaceFirst("/+$", "").replaceFirst("//[^/@]*@", "//");
        return new LlmServer(URI.create(clean), apiKey, model);
    }

    /** The same at one address of its host. */
    LlmServer atAddress(String address) {
        String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        return new LlmServer(URI.create(base.getScheme() + "://" + host + port + path), apiKey, model);
    }

    /** A request of what vLLM has beside the API, not below it. */
    HttpRequest.Builder besideApi(String path) {
        return request(URI.create(base.toString().replaceFirst("/v1$", "") + path));
    }

    HttpRequest.Builder request(String path) {
        return request(URI.create(base + path));
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (!apiKey.isEmpty()) {
            request.header("Authorization", "Bearer " + apiKey.resolve());
        }
        return request;
    }
}
