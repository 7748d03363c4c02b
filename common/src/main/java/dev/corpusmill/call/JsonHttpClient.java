package dev.corpusmill.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends JSON over HTTP and reads JSON back, within a deadline and a bound on the response. For several threads.
 *
 * <p>Always HTTP/1.1: to an upgrade to HTTP/2 some servers answer by dropping the body of the request.
 */
public final class JsonHttpClient implements AutoCloseable {
    private static final int THREADS = 2; // they only move bytes
    private static final int MAX_ERROR = 300;

    private final ObjectMapper mapper = new ObjectMapper();
    private final ThreadPoolExecutor threads;
    private final HttpClient http;
    private final int maxResponseBytes;
    private final String bearerToken;

    /** A client; where {@code bearerToken} is not empty it is sent with each request, and never put into a message. */
    public JsonHttpClient(Duration connectTimeout, int maxResponseBytes, String bearerToken) {
        this.maxResponseBytes = maxResponseBytes;
        this.bearerToken = bearerToken;
        threads = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "json-http-client");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .executor(threads)
                .build();
    }

    /**
     * The reply to a POST.
     *
     * @throws CallException classified by status, or TRANSIENT where no whole reply came in time
     */
    public JsonNode post(URI uri, JsonNode body, Deadline deadline) {
        return send(request(uri).POST(BodyPublishers.ofString(body.toString())).build(), deadline);
    }

    /** The reply to a GET; throws like {@link #post}. */
    public JsonNode get(URI uri, Deadline deadline) {
        return send(request(uri).GET().build(), deadline);
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
        return bearerToken.isEmpty() ? request : request.header("Authorization", "Bearer " + bearerToken);
    }

    private JsonNode send(HttpRequest request, Deadline deadline) {
        HttpResponse<byte[]> response = exchange(request, deadline);
        int status = response.statusCode();
        if (status < 200 || status >= 300) {
            throw new CallException(
                    HttpFailures.kind(status),
                    describe(request) + " status=" + status + " reply='" + shortened(response.body()) + "'",
                    retryAfter(response),
                    null);
        }
        try {
            return mapper.readTree(response.body());
        } catch (IOException invalid) {
            throw new CallException(
                    FailureKind.FATAL,
                    describe(request) + " reason=reply is not json reply='" + shortened(response.body()) + "'",
                    invalid);
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, Deadline deadline) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request, head -> new BoundedBody(maxResponseBytes));
        try {
            return exchange.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            exchange.cancel(true);
            throw new CallException(FailureKind.TRANSIENT, describe(request) + " reason=no reply in time", late);
        } catch (InterruptedException stopped) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallException(FailureKind.TRANSIENT, describe(request) + " reason=interrupted", stopped);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new CallException(
                    FailureKind.TRANSIENT, describe(request) + " reason=" + ClassifiedException.reasonOf(cause), cause);
        }
    }

    private static String describe(HttpRequest request) {
        return "http call failed: " + request.method() + "=" + Urls.masked(request.uri());
    }

    /** The beginning of an error's body in one line, without our key. */
    private String shortened(byte[] body) {
        String line = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        String masked = bearerToken.isEmpty() ? line : line.replace(bearerToken, "***");
        return masked.length() <= MAX_ERROR ? masked : masked.substring(0, MAX_ERROR) + "…";
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    /** Ends the client's threads; closing twice is harmless. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
