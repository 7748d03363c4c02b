package dev.corpusmill.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.query.assembly.QueryAssembly;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A running service for tests, and a client of it. */
public final class TestService implements AutoCloseable {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);
    private static final ExecutorService CLIENT_THREADS = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "test-client");
        thread.setDaemon(true);
        return thread;
    });

    private final QueryAssembly assembly;
    private final String base;
    private volatile String key = "";
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(CLIENT_THREADS)
            .build();

    public TestService(CorpusmillConfig config, TestIndex index) {
        this(config, index.store(), index.embedder());
    }

    public TestService(CorpusmillConfig config, IndexStore store, Embedder embedder) {
        this.assembly = new QueryAssembly(config, store, embedder);
        assembly.start();
        this.base = "http://127.0.0.1:" + assembly.port(); // still known when it has stopped
    }

    /** A service that is ready, over a generation with these documents. */
    public static TestService over(CorpusmillConfig config, String... texts) throws Exception {
        return new TestService(config, new TestIndex().promote("g1", texts)).awaitReady();
    }

    /** Sends this key from now on; none where it is empty. */
    public TestService with(String newKey) {
        key = newKey;
        return this;
    }

    /** Asks until it holds. */
    public void await(Callable<Boolean> condition) throws Exception {
        long endNanos = System.nanoTime() + READY_WITHIN.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > endNanos) {
                throw new AssertionError("it never came to hold");
            }
            Thread.onSpinWait();
        }
    }

    /** Asks for readiness until it is there: polls and probes run on threads of their own. */
    public TestService awaitReady() throws Exception {
        long endNanos = System.nanoTime() + READY_WITHIN.toNanos();
        HttpResponse<String> last = get("/readyz");
        while (last.statusCode() != 200) {
            if (System.nanoTime() > endNanos) {
                throw new AssertionError("not ready: " + last.body());
            }
            Thread.onSpinWait();
            last = get("/readyz");
        }
        return this;
    }

    /** Asks until the body holds this. */
    public HttpResponse<String> awaitBody(String path, String part) throws Exception {
        long endNanos = System.nanoTime() + READY_WITHIN.toNanos();
        HttpResponse<String> last = get(path);
        while (!last.body().contains(part)) {
            if (System.nanoTime() > endNanos) {
                throw new AssertionError("never came: " + part + " last: " + last.body());
            }
            last = get(path);
        }
        return last;
    }

    /** Searches until some hit holds this. */
    public JsonNode awaitSearch(String question, String part) throws Exception {
        long endNanos = System.nanoTime() + READY_WITHIN.toNanos();
        String request = "{\"question\":\"" + question + "\"}";
        JsonNode last = postJson("/v1/search", request);
        while (!last.toString().contains(part)) {
            if (System.nanoTime() > endNanos) {
                throw new AssertionError("never found: " + part + " last: " + last);
            }
            last = postJson("/v1/search", request);
        }
        return last;
    }

    /** Method and path of every route that the router has. */
    public List<String> routes() {
        return assembly.routes();
    }

    public String base() {
        return base;
    }

    public HttpClient client() {
        return client;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    public HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = keyed(path).method(method, BodyPublishers.noBody());
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path, body).build(), BodyHandlers.ofString());
    }

    public HttpRequest.Builder request(String path, String body) {
        return keyed(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder keyed(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path));
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    public JsonNode postJson(String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(post(path, body).body());
    }

    @Override
    public void close() {
        assembly.close();
    }
}
