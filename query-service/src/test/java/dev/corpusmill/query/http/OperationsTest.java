package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestKeys;
import dev.corpusmill.query.TestService;
import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.security.Priority;
import dev.corpusmill.query.security.Quota;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private static final String ASK = "{\"question\":\"Where does Milvus store vectors?\"}";

    @TempDir
    Path folder;

    private FakeVllm vllm;
    private TestKeys keys;
    private String key;

    @BeforeEach
    void start() {
        vllm = new FakeVllm("tiny").usual(Reply.text("In", " storage", " [1]."));
        keys = new TestKeys(folder.resolve("keys.yaml"));
        key = keys.add("team-a", "public", "everyone");
    }

    @AfterEach
    void stop() {
        vllm.close();
    }

    private TestService service(String... overrides) throws Exception {
        List<String> all = new ArrayList<>(List.of(overrides));
        all.add("llm.servers=[\"" + vllm.base() + "\"]");
        all.add("llm.api-key=planted-llm-key");
        return new TestService(
                        TestConfigs.shipped(keys.file(), all.toArray(String[]::new)),
                        new TestIndex().promote("g1", "Milvus stores vectors in object storage."))
                .awaitReady()
                .with(key);
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("log.jsonl"))) {
            lines.add(TestService.JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void every_request_is_one_line_with_all_that_it_takes_to_understand_it() throws Exception {
        try (TestService service = service("telemetry.query-log=" + folder.resolve("log.jsonl"))) {
            service.client()
                    .send(
                            service.request("/v1/answer", ASK)
                                    .header("X-Request-Id", "req-1")
                                    .build(),
                            BodyHandlers.ofString());
            service.post("/v1/answer", ASK.replace("}", ",\"stream\":true}"));
            service.post("/v1/search", ASK);
            service.post("/v1/search", "{");
            service.with("cm_wrong").post("/v1/search", ASK);
            service.get("/healthz");
        }
        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(5);
        JsonNode answer = lines.get(0);
        assertThat(answer.path("request").asText()).isEqualTo("req-1");
        assertThat(answer.path("key").asText()).isEqualTo("team-a");
        assertThat(answer.path("tenant").asText()).isEqualTo("public");
        assertThat(answer.path("question").asText()).startsWith("Where does");
        assertThat(answer.path("answer").asText()).isEqualTo("In storage [1].");
        assertThat(answer.path("origin").asText()).isEqualTo("llm");
        assertThat(answer.at("/documents/0").asText()).startsWith("docs:");
        assertThat(answer.at("/llm/completionTokens").asInt()).isEqualTo(3);
        assertThat(answer.path("steps").has("retrieve")).isTrue();
        assertThat(lines.get(1).path("origin").asText()).isEqualTo("cache");
        assertThat(lines.get(1).path("streamed").asBoolean()).isTrue();
        assertThat(lines.get(2).path("endpoint").asText()).isEqualTo("/v1/search");
        assertThat(lines.get(3).path("problem").asText()).isEqualTo("malformed-json");
        assertThat(lines.get(4).path("status").asInt()).isEqualTo(401);
    }

    @Test
    void texts_stay_out_of_the_log_where_the_configuration_says_so() throws Exception {
        try (TestService service =
                service("telemetry.query-log=" + folder.resolve("log.jsonl"), "telemetry.text=false")) {
            service.post("/v1/answer", ASK);
        }
        assertThat(Files.readString(folder.resolve("log.jsonl")))
                .contains("\"questionChars\":32", "\"answerChars\":15")
                .doesNotContain("Where does", "In storage");
    }

    @Test
    void the_log_is_put_aside_at_its_size() throws Exception {
        try (TestService service = service(
                "telemetry.query-log=" + folder.resolve("log.jsonl"), "telemetry.max-file=64KB", "telemetry.keep=2")) {
            String longQuestion = "{\"question\":\"" + "vectors ".repeat(900) + "\"}";
            for (int i = 0; i < 40; i++) {
                service.post("/v1/search", longQuestion);
            }
        }
        assertThat(folder.resolve("log.jsonl.1")).exists();
        assertThat(folder.resolve("log.jsonl.2")).exists();
        assertThat(folder.resolve("log.jsonl.3")).doesNotExist();
        assertThat(Files.size(folder.resolve("log.jsonl.1"))).isLessThanOrEqualTo(64 << 10);
    }

    @Test
    void operators_see_metrics_and_caches_and_other_keys_do_not() throws Exception {
        String operator =
                keys.add(new Client("ops", new Scope("ops", Set.of("nobody")), Priority.LIVE, Quota.NONE, true));
        try (TestService service = service()) {
            service.post("/v1/answer", ASK);
            service.post("/v1/answer", ASK);
            service.post("/v1/search", ASK);
            for (String path : List.of("/metrics", "/v1/caches")) {
                assertThat(service.with(key).get(path).statusCode()).isEqualTo(403);
            }
            assertThat(service.with(operator).get("/v1/caches").statusCode()).isEqualTo(200);
            service.await(() -> service.get("/metrics").body().contains("endpoint=\"/v1/search\""));
            assertThat(service.get("/metrics").body())
                    .contains("corpusmill_requests_total{class=\"live\",endpoint=\"/v1/answer\",status=\"200\"} 2.0")
                    .contains("corpusmill_answers_total{origin=\"cache\"} 1.0")
                    .contains("corpusmill_llm_tokens_total{kind=\"completion\"} 3.0")
                    .contains("corpusmill_concurrency_limit{kind=\"answers\"} 1024.0")
                    .contains("corpusmill_cache_hits_total{cache=\"answers\"} 1.0")
                    .contains("jvm_memory_used_bytes")
                    .doesNotContain("team-a");
        }
    }

    @Test
    void a_request_becomes_a_trace_with_its_steps_in_the_trace_of_its_client() throws Exception {
        Queue<String> received = new ConcurrentLinkedQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (TestService service = service(
                "telemetry.otlp=http://127.0.0.1:" + collector.getAddress().getPort())) {
            service.client()
                    .send(
                            service.request("/v1/answer", ASK)
                                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                                    .build(),
                            BodyHandlers.ofString());
        } finally {
            collector.stop(0);
        }
        JsonNode spans = TestService.JSON.readTree(received.remove()).at("/resourceSpans/0/scopeSpans/0/spans");
        assertThat(spans.findValuesAsText("name"))
                .contains("POST /v1/answer", "retrieve", "route bm25", "route dense", "prompt", "generate");
        assertThat(spans.findValuesAsText("traceId")).containsOnly("0af7651916cd43dd8448eb211c80319c");
        assertThat(spans.path(0).path("parentSpanId").asText()).isEqualTo("b7ad6b7169203331");
        assertThat(spans.path(1).path("parentSpanId").asText())
                .isEqualTo(spans.path(0).path("spanId").asText());
    }
}
