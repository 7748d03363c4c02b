package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Judging;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches with a reranker, whatever it does, and the endpoint that lends it to clients. */
class RerankTest {
    private static final String SEARCH = "{\"question\":\"harbour built %d\",\"k\":4}";
    private static final String BEST = "The harbour was built by hand.";

    private static final FakeVllm MODEL = new FakeVllm("tiny");
    private static TestService service;
    private static int questions; // each is another one: scores are remembered

    @BeforeAll
    static void start() throws Exception {
        service = TestService.over(
                config(MODEL.base()), "The harbour, the harbour.", "Built of stone, built of wood.", BEST, "Rain.");
    }

    @AfterAll
    static void stop() {
        service.close();
        MODEL.close();
    }

    @BeforeEach
    void well() {
        MODEL.judging(Judging.WELL);
    }

    private static CorpusmillConfig config(String url) {
        return TestConfigs.shipped(
                Path.of(""),
                "embedding.engine=test",
                "search.post-processors=[{kind: rerank, timeout: 1s, rerank: {url: '" + url + "', model: tiny}}]");
    }

    @Test
    void hits_come_in_the_order_of_the_reranker_and_carry_its_scores() throws Exception {
        JsonNode found = search();
        JsonNode best = found.path("hits").path(0);
        assertThat(best.path("text").asText()).isEqualTo(BEST);
        assertThat(best.path("routes").path("rerank").path("rank").asInt()).isEqualTo(1);
        assertThat(best.path("score").asDouble())
                .isEqualTo(best.path("routes").path("rerank").path("score").asDouble());
        assertThat(found.path("postProcessors").path(0).path("state").asText()).isEqualTo("ok");
    }

    @Test
    void whatever_a_reranker_does_no_search_fails_and_the_trace_names_it() throws Exception {
        Map<Judging, String> states = new TreeMap<>();
        for (Judging judging : Judging.values()) {
            if (judging != Judging.WELL) {
                MODEL.judging(Judging.WELL);
                search(); // or it would be left alone after some failures
                MODEL.judging(judging);
                JsonNode found = search();
                assertThat(found.path("hits")).as(judging.name()).hasSize(4);
                assertThat(found.path("hits").path(0).path("routes").has("rerank"))
                        .as(judging.name())
                        .isFalse();
                JsonNode report = found.path("postProcessors").path(0);
                assertThat(report.path("name").asText()).isEqualTo("rerank");
                assertThat(report.path("error").asText()).doesNotContain("127.0.0.1");
                states.put(judging, report.path("state").asText());
            }
        }
        assertThat(states.values()).containsOnly("failed");
    }

    @Test
    void documents_of_a_client_are_judged() throws Exception {
        JsonNode body = service.postJson(
                "/v1/rerank",
                "{\"model\":\"docs\",\"query\":\"harbour built\",\"documents\":[\"Rain.\",{\"text\":\"harbour built\"},\"a harbour\"],"
                        + "\"top_n\":2,\"return_documents\":true}");
        assertThat(body.path("results").findValuesAsText("index")).containsExactly("1", "2");
        assertThat(body.path("results").path(0).path("document").path("text").asText())
                .isEqualTo("harbour built");
        assertThat(body.path("model").asText()).isEqualTo("tiny");
    }

    @Test
    void what_a_client_sends_is_checked() throws Exception {
        for (Map.Entry<String, String> wrong : Map.of(
                        "query", "{\"documents\":[\"a\"]}",
                        "documents", "{\"query\":\"q\",\"documents\":[]}",
                        "top_n", "{\"query\":\"q\",\"documents\":[\"a\"],\"top_n\":0}",
                        "max_tokens_per_doc", "{\"query\":\"q\",\"documents\":[\"a\"],\"max_tokens_per_doc\":9}",
                        "return_documents", "{\"query\":\"q\",\"documents\":[\"a\"],\"return_documents\":\"yes\"}")
                .entrySet()) {
            HttpResponse<String> refused = service.post("/v1/rerank", wrong.getValue());
            assertThat(refused.statusCode()).as(wrong.getKey()).isEqualTo(400);
            assertThat(error(refused).path("param").asText()).isEqualTo(wrong.getKey());
        }
        for (String documents : List.of("[1]", "[{\"title\":\"a\"}]", "\"a\"")) {
            HttpResponse<String> refused =
                    service.post("/v1/rerank", "{\"query\":\"q\",\"documents\":" + documents + "}");
            assertThat(error(refused).path("param").asText()).isEqualTo("documents");
        }
        HttpResponse<String> other =
                service.post("/v1/rerank", "{\"model\":\"other\",\"query\":\"q\",\"documents\":[\"a\"]}");
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(error(other).path("message").asText()).contains("'tiny'");
    }

    @Test
    void a_server_that_fails_is_a_503_that_does_not_name_it() throws Exception {
        MODEL.judging(Judging.KILLED);
        HttpResponse<String> failed = service.post("/v1/rerank", "{\"query\":\"q\",\"documents\":[\"a\",\"b\"]}");
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.body()).doesNotContain("127.0.0.1").doesNotContain("EngineCore");
    }

    @Test
    void a_reranker_is_a_part_of_the_service_that_is_not_required() throws Exception {
        try (TestService well = TestService.over(config(MODEL.base()), BEST)) {
            well.await(() -> reranker(well).path("state").asText().equals("up"));
        }
        MODEL.judging(Judging.KILLED);
        try (TestService failing = TestService.over(config(MODEL.base()), BEST)) {
            failing.await(() -> !reranker(failing).path("error").asText().startsWith("not checked"));
            assertThat(reranker(failing).path("state").asText()).isEqualTo("down");
            assertThat(reranker(failing).path("required").asBoolean(true)).isFalse();
            HttpResponse<String> ready = failing.get("/readyz");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("hits keep the fused order").doesNotContain("127.0.0.1");
        }
    }

    private static JsonNode reranker(TestService asked) throws Exception {
        JsonNode ready = TestService.JSON.readTree(asked.get("/readyz").body());
        for (JsonNode component : ready.path("components")) {
            if (component.path("name").asText().equals("reranker tiny")) {
                return component;
            }
        }
        throw new AssertionError("no reranker in " + ready);
    }

    @Test
    void without_a_reranker_there_is_no_such_endpoint() throws Exception {
        try (TestService plain = TestService.over(TestConfigs.with(), BEST)) {
            HttpResponse<String> none = plain.post("/v1/rerank", "{\"query\":\"q\",\"documents\":[\"a\"]}");
            assertThat(none.statusCode()).isEqualTo(404);
            assertThat(error(none).path("code").asText()).isEqualTo("no_reranker");
        }
    }

    private static JsonNode error(HttpResponse<String> response) throws Exception {
        return TestService.JSON.readTree(response.body()).path("error");
    }

    private static JsonNode search() throws Exception {
        return service.postJson("/v1/search", SEARCH.formatted(questions++));
    }
}
