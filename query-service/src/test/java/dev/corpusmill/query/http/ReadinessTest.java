package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.config.Secret;
import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.config.LlmServerConfig;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import dev.corpusmill.query.assembly.QueryAssembly;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String SEARCH = "{\"question\":\"Milvus vectors?\"}";

    @Test
    void each_component_is_listed_and_only_the_needed_ones_count() throws Exception {
        FakeVllm vllm = new FakeVllm("tiny");
        String gone = vllm.base();
        vllm.close();
        LlmServerConfig server = new LlmServerConfig(gone, "", new Secret("s3cret-key"), false);
        LlmConfig llm = new LlmConfig(
                List.of(server),
                "",
                Secret.NONE,
                10,
                0,
                LONG,
                LONG,
                LONG,
                LONG,
                LlmConfig.Thoughts.PAIRED,
                TestConfigs.pool());
        try (TestService service =
                new TestService(TestConfigs.with(llm), new TestIndex().promote("g1", "text")).awaitReady()) {
            String body = service.get("/readyz").body();
            JsonNode components = TestService.JSON.readTree(body).path("components");
            assertThat(components.findValuesAsText("name"))
                    .containsExactly("index docs", "embedder words", "llm " + gone);
            assertThat(components.path(2).path("state").asText()).isEqualTo("down");
            assertThat(components.path(2).path("required").asBoolean()).isFalse();
            assertThat(body).doesNotContain("s3cret");
            assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_index_of_another_model_is_refused_and_the_reason_told() throws Exception {
        TestIndex index = new TestIndex().promoteOfAnotherModel("g1");
        try (TestService service = new TestService(TestConfigs.with(), index)) {
            HttpResponse<String> response = service.awaitBody("/readyz", "another model");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(service.send("HEAD", "/readyz").statusCode())
                    .as("load balancers ask so")
                    .isEqualTo(503);
            HttpResponse<String> search = service.post("/v1/search", "{\"question\":\"x\"}");
            assertThat(search.statusCode()).isEqualTo(503);
            assertThat(search.body()).contains("another model");
        }
    }

    @Test
    void new_commits_and_promotions_are_seen_without_a_restart() throws Exception {
        TestIndex index = new TestIndex().promote("g1", "Milvus stores vectors.");
        try (TestService service = new TestService(TestConfigs.with(), index).awaitReady()) {
            index.add("g1", "The walrus sings at midnight.");
            service.awaitSearch("walrus", "sings at midnight");
            index.promote("g2", "The walrus sings at dawn.");
            assertThat(service.awaitSearch("walrus", "sings at dawn")
                            .path("generation")
                            .asText())
                    .isEqualTo("g2");
        }
    }

    @Test
    void an_address_that_others_can_reach_is_refused_without_keys() {
        LlmConfig none = TestConfigs.llm(LONG);
        TestIndex index = new TestIndex();
        try (QueryAssembly service =
                new QueryAssembly(TestConfigs.listening("0.0.0.0:0", none), index.store(), index.embedder())) {
            assertThatThrownBy(service::start)
                    .isInstanceOf(ListenException.class)
                    .hasMessageContaining("listen=0.0.0.0:0");
        }
    }

    @Test
    void a_port_in_use_is_named() throws Exception {
        LlmConfig none = TestConfigs.llm(LONG);
        TestIndex index = new TestIndex();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String listen = "127.0.0.1:" + taken.getLocalPort();
            try (QueryAssembly service =
                    new QueryAssembly(TestConfigs.listening(listen, none), index.store(), index.embedder())) {
                assertThatThrownBy(service::start)
                        .isInstanceOf(ListenException.class)
                        .hasMessageContaining(listen);
            }
        }
    }

    @Test
    void a_stopping_service_lets_an_open_stream_end() throws Exception {
        try (FakeVllm vllm = new FakeVllm("tiny")) {
            TestService service = TestService.over(TestConfigs.with(vllm.base()), "Milvus stores vectors.");
            vllm.next(Reply.text("one", " two", " three").slow(Duration.ZERO, Duration.ofMillis(300)));
            HttpResponse<InputStream> response = service.client()
                    .send(
                            service.request("/v1/answer", "{\"question\":\"Milvus vectors?\",\"stream\":true}")
                                    .build(),
                            BodyHandlers.ofInputStream());
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::close);
            String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(body).contains(" three").contains("event: done");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_client_that_kept_its_connection_is_refused_with_an_answer_while_open_streams_end() throws Exception {
        try (FakeVllm vllm = new FakeVllm("tiny")) {
            TestService service = TestService.over(TestConfigs.with(vllm.base()), "Milvus stores vectors.");
            service.post("/v1/search", SEARCH); // its connection is kept
            vllm.next(Reply.text("one", " two").slow(Duration.ofMillis(1500), Duration.ZERO));
            CompletableFuture<HttpResponse<String>> stream = service.client()
                    .sendAsync(
                            service.request("/v1/answer", "{\"question\":\"Milvus vectors?\",\"stream\":true}")
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(vllm.awaitRunning(1, Duration.ofSeconds(5))).isTrue();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::close);
            service.awaitBody("/readyz", "stopping");
            HttpResponse<String> refused = service.post("/v1/search", SEARCH);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("takes no new requests");
            assertThat(refused.headers().map()).containsEntry("connection", List.of("close"));
            assertThat(refused.headers().map()).containsKey("retry-after");
            assertThat(stream.get(10, TimeUnit.SECONDS).body()).contains(" two").contains("event: done");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_stream_that_outlives_the_grace_ends_with_an_error_and_not_in_silence() throws Exception {
        try (FakeVllm vllm = new FakeVllm("tiny")) {
            TestService service = TestService.over(
                    TestConfigs.stoppingWithin(Duration.ofMillis(200), vllm.base()), "Milvus vectors.");
            vllm.next(Reply.text("one", " two", " three").slow(Duration.ZERO, Duration.ofMillis(1500)));
            HttpResponse<InputStream> response = service.client()
                    .send(
                            service.request("/v1/answer", "{\"question\":\"Milvus vectors?\",\"stream\":true}")
                                    .build(),
                            BodyHandlers.ofInputStream());
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::close);
            String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(body).contains("event: error", "the service stopped").doesNotContain(" three");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void folders_of_the_store_are_for_the_log_and_not_for_requests(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("CURRENT"), "nonsense");
        LuceneStore broken = new LuceneStore(folder, LuceneSettings.defaults());
        try (TestService service = new TestService(TestConfigs.with(), broken, new TestIndex().embedder())) {
            service.awaitBody("/readyz", "CURRENT");
            HttpResponse<String> search = service.post("/v1/search", "{\"question\":\"x\"}");
            assertThat(search.statusCode()).isEqualTo(503);
            assertThat(search.body()).contains("cannot be read").doesNotContain("path=", "CURRENT");
        }
    }
}
