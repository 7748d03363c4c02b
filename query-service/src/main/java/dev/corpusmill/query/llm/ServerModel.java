package dev.corpusmill.query.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.FailureKind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The name of the model at one server: the configured one, or the first that the server lists. */
final class ServerModel {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 1 << 20;

    private final HttpClient http;
    private final LlmServer server;
    private final String configured;
    private final ObjectMapper json;
    private volatile String known;

    ServerModel(HttpClient http, LlmServer server, ObjectMapper json) {
        this.http = http;
        this.server = server;
        this.configured = server.model();
        this.json = json;
        this.known = configured;
    }

    /** The name; asks the server once, and again where that failed. */
    CompletableFuture<String> name() {
        return known.isEmpty() ? ask() : CompletableFuture.completedFuture(known);
    }

    /** Asks the server for its models: also how its health is seen. */
    CompletableFuture<String> ask() {
        return BoundedCall.send(
                        http,
                        server.request("/models").timeout(TIMEOUT).GET().build(),
                        info -> new BoundedBody(BodySubscribers.ofString(StandardCharsets.UTF_8), MAX_BYTES),
                        TIMEOUT)
                .handle((response, failure) -> {
                    if (failure != null) {
                        throw LlmFailures.ofConnection(server.base(), failure);
                    }
                    return read(response);
                });
    }

    private String read(HttpResponse<String> response) {
        int status = response.statusCode();
        if (!configured.isEmpty() && (status == 404 || status == 405)) {
            return configured; // a router that lists nothing
        }
        if (status != 200) {
            throw LlmFailures.ofStatus(server.base(), response.statusCode(), response.body(), json);
        }
        try {
            JsonNode models = json.readTree(response.body()).path("data");
            for (JsonNode model : models) {
                if (configured.isEmpty() || configured.equals(model.path("id").asText())) {
                    known = model.path("id").asText();
                    return known;
                }
            }
        } catch (IOException notJson) {
            throw new GenerateException(
                    FailureKind.FATAL, "llm server lists no models: server=" + server.base(), notJson);
        }
        throw new GenerateException(
                FailureKind.FATAL, "llm server has no such model: server=" + server.base() + " model=" + configured);
    }
}
