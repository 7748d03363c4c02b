package dev.corpusmill.query.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/** Asks a running service, for the commands. */
final class ServiceClient {
    private static final Duration TIMEOUT = Duration.ofMinutes(10); // the service has its own, shorter one
    private static final int BAD_REQUEST = 400;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final String base;
    private final String key;

    /** @param key of the service's; empty where it has none */
    ServiceClient(String base, String key) {
        this.key = key;
        this.base = base.replaceFirst("/+$", "");
    }

    ObjectMapper json() {
        return json;
    }

    JsonNode post(String path, JsonNode body) throws InterruptedException {
        try (Stream<String> lines = stream(path, body)) {
            return json.readTree(String.join("\n", lines.toList()));
        } catch (JsonProcessingException notJson) {
            throw failure("the service did not answer in json: server=" + base);
        }
    }

    /** The lines of a good response; a problem is thrown. */
    Stream<String> stream(String path, JsonNode body) throws InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body.toString()));
            if (!key.isEmpty()) {
                request.header("Authorization", "Bearer " + key);
            }
            HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
            if (response.statusCode() == 200) {
                return response.body();
            }
            try (Stream<String> lines = response.body()) {
                int status = response.statusCode();
                String problem = problem(String.join("\n", lines.toList()), status);
                throw new ClassifiedException(
                        status == BAD_REQUEST ? FailureKind.REJECTED : FailureKind.FATAL, problem);
            }
        } catch (ConnectException refused) {
            throw failure("no service answers: server=" + base);
        } catch (IOException broken) {
            throw failure("the service broke off: server=" + base + " reason=" + ClassifiedException.reasonOf(broken));
        } catch (IllegalArgumentException notAnAddress) {
            throw failure("not an address of a service: server=" + base);
        }
    }

    private String problem(String body, int status) {
        try {
            JsonNode document = json.readTree(body);
            return document.path("detail").asText("status " + status);
        } catch (JsonProcessingException notJson) {
            return "the service answered with status " + status;
        }
    }

    private static ClassifiedException failure(String message) {
        return new ClassifiedException(FailureKind.FATAL, message);
    }
}
