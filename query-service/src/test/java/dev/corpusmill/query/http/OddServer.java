package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A model server that answers each chat completion as the test says, byte by byte if need be. */
final class OddServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, Reply> script;

    /** What a server does with one request. */
    interface Reply {
        void send(HttpExchange exchange, CountDownLatch closed) throws IOException, InterruptedException;
    }

    OddServer(Function<JsonNode, Reply> script) throws IOException {
        this.script = script;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/models", exchange -> send(exchange, whole(200, "{\"data\":[{\"id\":\"m\"}]}")));
        server.createContext("/v1/chat/completions", exchange -> {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            requests.add(request);
            send(exchange, this.script.apply(request));
        });
        server.start();
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            reply.send(exchange, closed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    List<JsonNode> requests() {
        return requests;
    }

    void script(Function<JsonNode, Reply> next) {
        script = next;
    }

    static Reply whole(int status, String body) {
        return (exchange, closed) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Reply refusal(String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error").put("message", message).put("type", "invalid_request_error");
        return whole(400, body.toString());
    }

    /** Events, each flushed; then the connection ends, or stays open without another byte. */
    static Reply events(boolean staysOpen, List<String> data) {
        return (exchange, closed) -> {
            OutputStream out = stream(exchange);
            for (String one : data) {
                out.write(("data: " + one + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            if (staysOpen) {
                closed.await();
            }
        };
    }

    /** The same event, without end. */
    static Reply flood(String data) {
        return (exchange, closed) -> {
            OutputStream out = stream(exchange);
            byte[] event = ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
            while (closed.getCount() > 0) {
                out.write(event); // fails when the client has left
                out.flush();
            }
        };
    }

    private static OutputStream stream(HttpExchange exchange) {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        try {
            exchange.sendResponseHeaders(200, 0);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return exchange.getResponseBody();
    }

    /** A chunk with this delta; the finish reason as JSON. */
    static String chunk(String delta, String finishReason) {
        return "{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":"
                + delta + ",\"finish_reason\":" + finishReason + "}]}";
    }

    static String content(String text) {
        return JSON.createObjectNode().put("content", text).toString();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
