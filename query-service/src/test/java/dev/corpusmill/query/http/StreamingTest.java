package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.config.Secret;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.config.LlmServerConfig;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestKeys;
import dev.corpusmill.query.TestService;
import dev.corpusmill.query.security.KeyWriter;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams as sockets see them. */
class StreamingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private int asked;
    private static final int MAX_TOKENS = 1 << 20; // more than any text here may have

    private FakeVllm vllm;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        vllm = new FakeVllm("tiny").maxModelTokens(2 * MAX_TOKENS);
        service = TestService.over(TestConfigs.with(llm()), "Milvus stores vectors in object storage.");
    }

    private LlmConfig llm() {
        return new LlmConfig(
                List.of(LlmServerConfig.at(vllm.base())),
                "tiny",
                Secret.NONE,
                MAX_TOKENS,
                0,
                Duration.ofMinutes(2),
                LONG,
                LONG,
                Duration.ofMillis(200),
                LlmConfig.Thoughts.PAIRED,
                TestConfigs.pool());
    }

    @AfterEach
    void stop() {
        service.close();
        vllm.close();
    }

    @Test
    void a_silent_model_leaves_headers_and_comments_until_it_speaks() throws Exception {
        vllm.next(Reply.text("At", " last.").slow(Duration.ofMillis(900), Duration.ZERO));
        String body = service.post("/v1/answer", streamed()).body();
        assertThat(body).startsWith(": still here\n\n: still here\n\n").contains("event: citations", " last.");
        assertThat(body.substring(body.indexOf("event: "))).doesNotContain("still here");
    }

    @Test
    void a_stream_that_fails_at_once_sends_its_problem_and_nothing_after_it() throws Exception {
        try (TestService empty = new TestService(TestConfigs.with(llm()), new TestIndex());
                Socket client = open(empty, streamed())) {
            assertThat(readUntil(client, "\"instance\":\"/v1/answer\"}")).contains(" 503 ");
            client.setSoTimeout((int) SECOND.toMillis()); // some heartbeats
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void the_stream_of_a_revoked_key_ends_with_an_error(@TempDir Path folder) throws Exception {
        TestKeys keys = new TestKeys(folder.resolve("keys.yaml"));
        String key = keys.add("app", "public", "everyone");
        vllm.next(Reply.hang());
        CorpusmillConfig config = TestConfigs.shipped(
                keys.file(), "embedding.engine=test", "llm.servers=[" + vllm.base() + "]", "llm.heartbeat=100ms");
        try (TestService keyed = new TestService(config, new TestIndex().promote("g1", "Milvus stores vectors."))
                .with(key)
                .awaitReady()) {
            CompletableFuture<HttpResponse<String>> answer = keyed.client()
                    .sendAsync(keyed.request("/v1/answer", streamed()).build(), BodyHandlers.ofString());
            keyed.await(() -> vllm.inFlight() > 0);

            KeyWriter.revoke(keys.file(), "app");

            assertThat(answer.get(5, TimeUnit.SECONDS).body()).contains("the API key was revoked");
        }
    }

    @Test
    void a_client_that_leaves_before_the_first_token_stops_the_model_within_a_second() throws Exception {
        for (String request : List.of(streamed(), whole())) {
            vllm.next(Reply.hang());
            Socket client = open(request);
            assertThat(vllm.awaitRunning(1, LONG)).isTrue();
            client.close();
            assertThat(vllm.awaitRunning(0, SECOND)).as(request).isTrue();
        }
        assertThat(vllm.cancelled()).isEqualTo(2);
    }

    @Test
    void a_connection_is_good_for_more_after_a_stream_and_for_requests_sent_ahead() throws Exception {
        try (Socket client = open(streamed())) {
            assertThat(readUntil(client, "event: done")).contains("event: token");
            send(client, whole());
            assertThat(readUntil(client, "\"trace\"")).contains("The answer is 42.");
            vllm.next(Reply.text("slow").slow(Duration.ofMillis(300), Duration.ZERO), Reply.text("ahead"));
            send(client, streamed());
            assertThat(vllm.awaitRunning(1, LONG)).isTrue();
            send(client, whole());
            assertThat(readUntil(client, "\"answer\":\"ahead\"")).contains("slow");
        }
    }

    @Test
    void a_reader_that_stops_holds_back_the_model_and_not_the_heap() throws Exception {
        String[] tokens = new String[4000];
        Arrays.fill(tokens, "x".repeat(4000));
        vllm.next(Reply.text(tokens));
        try (Socket client = open(streamed())) {
            readUntil(client, "event: token");
            long sent = settled();
            assertThat(sent).isLessThan(tokens.length * 3L / 4);
            readUntil(client, "event: done");
        }
        assertThat(vllm.tokensSent()).isEqualTo(tokens.length);
    }

    @Test
    void a_thousand_streams_need_no_thread_each() throws Exception {
        String[] tokens = new String[20];
        Arrays.setAll(tokens, i -> "token" + i + " ");
        vllm.usual(Reply.text(tokens).slow(Duration.ZERO, Duration.ofMillis(20)))
                .hold();
        List<CompletableFuture<HttpResponse<String>>> streams = new ArrayList<>();
        int threads = Thread.activeCount();
        for (int i = 0; i < 1000; i++) {
            streams.add(service.client()
                    .sendAsync(service.request("/v1/answer", streamed()).build(), BodyHandlers.ofString()));
        }
        assertThat(vllm.awaitRunning(1000, LONG))
                .as("%s are here", vllm.inFlight())
                .isTrue();
        assertThat(Thread.activeCount() - threads).isLessThan(300); // Jetty may have 250 while requests come in
        vllm.resume();
        for (CompletableFuture<HttpResponse<String>> stream : streams) {
            assertThat(stream.get(30, TimeUnit.SECONDS).body())
                    .contains("token19", "event: done")
                    .doesNotContain("event: error");
        }
    }

    private String streamed() {
        return question() + ",\"stream\":true}";
    }

    private String whole() {
        return question() + "}";
    }

    /** Another one each time: equal questions would share an answer. */
    private String question() {
        asked++;
        return "{\"question\":\"Where does Milvus store vectors? " + asked + "\"";
    }

    /** Tokens that the model could send before everything between it and the client was full. */
    private long settled() throws InterruptedException {
        long last = -1;
        long now = vllm.tokensSent();
        while (now != last) {
            last = now;
            vllm.awaitRunning(-1, Duration.ofMillis(500)); // never comes: lets time pass
            now = vllm.tokensSent();
        }
        return now;
    }

    private Socket open(String body) throws IOException {
        return open(service, body);
    }

    private static Socket open(TestService asked, String body) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(asked.base()).getPort());
        socket.setSoTimeout((int) LONG.toMillis());
        send(socket, body);
        return socket;
    }

    private static void send(Socket socket, String body) throws IOException {
        String request =
                "POST /v1/answer HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readUntil(Socket socket, String part) throws IOException {
        StringBuilder all = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        while (all.indexOf(part, Math.max(0, all.length() - buffer.length - part.length())) < 0) {
            int count = in.read(buffer);
            assertThat(count).as("end before: " + part + " in: " + all).isPositive();
            all.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return all.toString();
    }
}
