package dev.corpusmill.embed.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.call.JsonHttpClient;
import dev.corpusmill.call.Retrying;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAiEmbedderTest {
    private static final String KEY = "sk-very-secret";

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> headers = Collections.synchronizedList(new ArrayList<>());
    /** What the next requests get instead of vectors: a status and a body. */
    private final Deque<Object[]> script = new ArrayDeque<>();

    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/embeddings", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = mapper.readTree(exchange.getRequestBody().readAllBytes());
        requests.add(request);
        headers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")) + " "
                + exchange.getProtocol() + " " + exchange.getRequestHeaders().getFirst("Upgrade"));
        Object[] scripted = script.poll();
        if (scripted == null) {
            reply(exchange, 200, vectors(request.path("input")));
        } else if (scripted[0].equals(0)) {
            try {
                released.await(); // a server that never answers
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        } else {
            reply(exchange, (int) scripted[0], (String) scripted[1]);
        }
    }

    /** Vectors (length of the text, 1, 0), last text first. */
    private static String vectors(JsonNode input) {
        StringBuilder data = new StringBuilder();
        for (int i = input.size() - 1; i >= 0; i--) {
            data.append(data.isEmpty() ? "" : ",")
                    .append("{\"index\":")
                    .append(i)
                    .append(",\"embedding\":[")
                    .append(input.get(i).asText().length())
                    .append(",1,0]}");
        }
        return "{\"data\":[" + data + "]}";
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private OpenAiEmbedder open(int dimension) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/";
        return OpenAiEmbedder.open(
                new OpenAiEmbedder.Server(url, "some-model", dimension, 100, Duration.ofSeconds(20)),
                new JsonHttpClient(Duration.ofSeconds(5), 1 << 20, KEY),
                new Retrying(3, Duration.ofMillis(1), Duration.ofMillis(1), new Retrying.Waits(() -> 0, time -> {})));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    @Test
    void vectors_come_in_the_order_of_the_texts_and_have_length_one() {
        try (OpenAiEmbedder embedder = open(3)) {
            List<float[]> vectors = embedder.embedPassages(List.of("abc", "abcde"), soon());
            assertThat(vectors.get(0)[0] / vectors.get(0)[1]).isEqualTo(3f);
            assertThat(vectors.get(1)[0] / vectors.get(1)[1]).isEqualTo(5f);
            assertThat(Math.hypot(vectors.get(0)[0], vectors.get(0)[1])).isBetween(0.999, 1.001);
            assertThat(requests.get(0).path("model").asText()).isEqualTo("some-model");
            assertThat(headers).containsExactly("Bearer " + KEY + " HTTP/1.1 null");
        }
    }

    @Test
    void the_server_is_asked_for_its_dimension_once_where_it_is_not_given() {
        try (OpenAiEmbedder embedder = open(0)) {
            assertThat(embedder.identity().dimension()).isEqualTo(3);
            assertThat(requests).hasSize(1);
            assertThat(embedder.embedQuestion("who?", soon())).hasSize(3);
            assertThat(embedder.engine()).startsWith("openai http://127.0.0.1:").endsWith("/v1/embeddings");
        }
    }

    @Test
    void many_texts_go_in_requests_of_bounded_size() {
        try (OpenAiEmbedder embedder = open(3)) {
            assertThat(embedder.embedPassages(Collections.nCopies(150, "text"), soon()))
                    .hasSize(150);
            assertThat(requests)
                    .extracting(request -> request.path("input").size())
                    .containsExactly(64, 64, 22);
        }
    }

    @Test
    void an_overloaded_server_is_asked_again() {
        script.add(new Object[] {503, "{\"error\":\"full\"}"});
        script.add(new Object[] {500, "{}"});
        try (OpenAiEmbedder embedder = open(3)) {
            assertThat(embedder.embedPassages(List.of("a"), soon())).hasSize(1);
            assertThat(requests).hasSize(3);
        }
    }

    @Test
    void errors_are_classified_short_and_without_the_key() {
        Object[][] cases = {
            {400, FailureKind.REJECTED}, {401, FailureKind.FATAL}, {404, FailureKind.FATAL}, {413, FailureKind.REJECTED}
        };
        try (OpenAiEmbedder embedder = open(3)) {
            for (Object[] expected : cases) {
                script.add(
                        new Object[] {expected[0], "{\"error\":\"wrong key " + KEY + "\n" + "x".repeat(5000) + "\"}"});
                assertThatThrownBy(() -> embedder.embedPassages(List.of("a"), soon()))
                        .isInstanceOfSatisfying(EmbedException.class, e -> {
                            assertThat(e.kind()).isEqualTo(expected[1]);
                            assertThat(e.getMessage())
                                    .contains("status=" + expected[0], "wrong key ***")
                                    .doesNotContain(KEY)
                                    .hasSizeLessThan(700);
                        });
            }
        }
    }

    @Test
    void replies_that_do_not_fit_the_request_are_refused() {
        List<String> replies = List.of(
                "{\"data\":[]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1,2]}]}",
                "{\"data\":[{\"index\":1,\"embedding\":[1,2,3]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1,2,3]},{\"index\":0,\"embedding\":[1,2,3]}]}",
                "not json",
                "{}");
        try (OpenAiEmbedder embedder = open(3)) {
            for (String reply : replies) {
                script.add(new Object[] {200, reply});
                assertThatThrownBy(() -> embedder.embedPassages(List.of("a"), soon()))
                        .as(reply)
                        .isInstanceOfSatisfying(
                                EmbedException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.FATAL));
            }
        }
    }

    @Test
    void a_vector_without_direction_is_refused_and_a_huge_reply_is_cut_off() {
        try (OpenAiEmbedder embedder = open(3)) {
            script.add(new Object[] {200, "{\"data\":[{\"index\":0,\"embedding\":[0,0,0]}]}"});
            assertThatThrownBy(() -> embedder.embedPassages(List.of("a"), soon()))
                    .hasMessageContaining("not finite");
            for (int i = 0; i < 3; i++) {
                script.add(new Object[] {200, " ".repeat(2 << 20)});
            }
            assertThatThrownBy(() -> embedder.embedPassages(List.of("a"), soon()))
                    .hasMessageContaining("larger than 1048576 bytes");
        }
    }

    @Test
    void a_silent_server_costs_no_more_than_the_deadline() {
        script.add(new Object[] {0, ""});
        try (OpenAiEmbedder embedder = open(3)) {
            assertThatThrownBy(() -> embedder.embedPassages(List.of("a"), Deadline.after(Duration.ofMillis(300))))
                    .isInstanceOfSatisfying(
                            EmbedException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.TRANSIENT))
                    .hasMessageContaining("no reply in time");
        }
    }

    @Test
    void a_long_passage_is_refused_unsent_and_a_long_question_is_cut() {
        try (OpenAiEmbedder embedder = open(3)) {
            assertThatThrownBy(() -> embedder.embedPassages(List.of("one ".repeat(99)), soon()))
                    .hasMessageContaining("tokens=101 (estimated) max=100");
            assertThat(requests).isEmpty();
            embedder.embedQuestion("one ".repeat(500), soon());
            assertThat(requests.get(0).path("input").get(0).asText()).hasSize(98 * 4 - 1);
        }
    }

    @Test
    void a_port_where_nobody_listens_is_a_passing_failure_that_names_it() {
        try (OpenAiEmbedder embedder = open(3)) {
            server.stop(0);
            assertThatThrownBy(() -> embedder.embedPassages(List.of("a"), soon()))
                    .isInstanceOfSatisfying(
                            EmbedException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.TRANSIENT))
                    .hasMessageContaining("POST=http://127.0.0.1:");
        }
    }
}
