package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.assembly.ProgramVersion;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import dev.corpusmill.search.SearchResult;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import dev.corpusmill.testkit.llm.FakeVllm;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real responses have exactly the fields that openapi.json describes. */
class ApiResponsesTest {
    private static final String ASK = "{\"question\":\"Where does Milvus store vectors?\",\"stream\":%s}";
    private static final String CHAT = "{\"model\":\"docs\",\"stream\":%s,\"messages\":"
            + "[{\"role\":\"user\",\"content\":\"Where does Milvus store vectors?\"}]%s}";

    private static FakeVllm model;
    private static TestService service;
    private static TestService quoting;
    private static ApiSchemas schemas;

    @BeforeAll
    static void start() throws Exception {
        model = new FakeVllm("tiny");
        service = TestService.over(
                TestConfigs.with(model.base()), "Milvus stores vectors in object storage.", "Bananas are yellow.");
        quoting = TestService.over(TestConfigs.with(), "Milvus stores vectors in object storage.");
        schemas = ApiSchemas.published();
    }

    @AfterAll
    static void stop() {
        service.close();
        quoting.close();
        model.close();
    }

    private static HttpResponse<String> checked(String method, String path, HttpResponse<String> response)
            throws Exception {
        schemas.check(method, path, response);
        return response;
    }

    @Test
    void a_search() throws Exception {
        HttpResponse<String> response =
                checked("post", "/v1/search", service.post("/v1/search", ASK.replace(",\"stream\":%s", "")));
        JsonNode hits = TestService.JSON.readTree(response.body()).path("hits");
        assertThat(hits).isNotEmpty();
        hits.forEach(hit -> schemas.check("Hit", hit)); // all fields, where the request chooses none
        assertThat(response.body()).doesNotContain("postProcessors");
    }

    @Test
    void an_explanation_of_a_hit_and_of_a_document_that_is_not_there() throws Exception {
        String id = service.postJson("/v1/search", ASK.replace(",\"stream\":%s", ""))
                .path("hits")
                .path(0)
                .path("document")
                .asText();
        for (String document : List.of(id, "docs:nowhere.md")) {
            String ask = "{\"document\":\"" + document + "\",\"question\":\"Where does Milvus store vectors?\"}";
            checked("post", "/v1/search/explain", service.post("/v1/search/explain", ask));
        }
    }

    @Test
    void a_search_with_post_processors() throws Exception {
        SearchResult result = new SearchResult(
                List.of(),
                List.of(new RouteReport("dense", State.OK, 3, "")),
                List.of(new RouteReport("rerank", State.FAILED, 5, "no such file: /srv/model")),
                "g1",
                "r1");
        JsonNode body = TestService.JSON.readTree(new ResponseJson(TestService.JSON).search(result));
        schemas.check("SearchResult", body);
        assertThat(body.path("postProcessors")).hasSize(1);
        JsonNode reranking = body.path("postProcessors").path(0);
        assertThat(reranking.path("name").asText()).isEqualTo("rerank");
        assertThat(reranking.path("state").asText()).isEqualTo("failed");
        assertThat(reranking.path("millis").asLong()).isEqualTo(5);
        assertThat(reranking.path("error").asText()).isNotEmpty().doesNotContain("/srv");
    }

    @Test
    void an_answer_of_a_model_and_one_of_quotes() throws Exception {
        String ask = ASK.formatted(false);
        checked("post", "/v1/answer", service.post("/v1/answer", ask));
        checked("post", "/v1/answer", quoting.post("/v1/answer", ask));
    }

    @Test
    void every_event_of_a_streamed_answer() throws Exception {
        List<Event> events =
                Event.parse(service.post("/v1/answer", ASK.formatted(true)).body());
        schemas.check("CitationsEvent", events.get(0).data());
        for (Event token : events.subList(1, events.size() - 1)) {
            schemas.check("TokenEvent", token.data());
        }
        Event last = events.get(events.size() - 1);
        assertThat(last.name()).isEqualTo("done");
        schemas.check("DoneEvent", last.data());
    }

    @Test
    void chat_completions_whole_and_streamed() throws Exception {
        checked(
                "post",
                "/v1/chat/completions",
                service.post("/v1/chat/completions", CHAT.formatted(false, ",\"n\":1")));
        String options = ",\"stream_options\":{\"include_usage\":true}";
        List<Event> events = Event.parse(service.post("/v1/chat/completions", CHAT.formatted(true, options))
                .body());
        assertThat(events).hasSizeGreaterThan(3);
        for (Event chunk : events.subList(0, events.size() - 1)) {
            schemas.check("ChatCompletionChunk", chunk.data());
        }
    }

    @Test
    void completions_responses_and_embeddings() throws Exception {
        String completion = "{\"model\":\"docs\",\"prompt\":\"Where does Milvus store vectors?\",\"stream\":%s}";
        checked("post", "/v1/completions", service.post("/v1/completions", completion.formatted(false)));
        List<Event> chunks = Event.parse(
                service.post("/v1/completions", completion.formatted(true)).body());
        for (Event chunk : chunks.subList(0, chunks.size() - 1)) {
            schemas.check("TextCompletion", chunk.data());
        }

        String response = "{\"model\":\"docs\",\"input\":\"Where does Milvus store vectors?\",\"stream\":%s}";
        checked("post", "/v1/responses", service.post("/v1/responses", response.formatted(false)));
        List<Event> events = Event.parse(
                service.post("/v1/responses", response.formatted(true)).body());
        assertThat(events.get(0).name()).isEqualTo("response.created");
        assertThat(events.get(events.size() - 1).name()).isEqualTo("response.completed");
        schemas.check("Response", events.get(0).data().path("response"));
        schemas.check("Response", events.get(events.size() - 1).data().path("response"));

        for (String encoding : List.of("float", "base64")) {
            String texts = "{\"model\":\"docs\",\"input\":[\"one\",\"two\"],\"encoding_format\":\"" + encoding + "\"}";
            checked("post", "/v1/embeddings", service.post("/v1/embeddings", texts));
        }
    }

    @Test
    void documents_in_a_new_order() throws Exception {
        CorpusmillConfig config = TestConfigs.shipped(
                Path.of(""),
                "embedding.engine=test",
                "search.post-processors=[{kind: rerank, rerank: {url: '" + model.base() + "', model: tiny}}]");
        try (TestService reranking = TestService.over(config, "Bananas are yellow.")) {
            for (String echo : List.of("true", "false")) {
                String documents =
                        "{\"query\":\"one\",\"documents\":[\"two\",\"one\"],\"return_documents\":" + echo + "}";
                checked("post", "/v1/rerank", reranking.post("/v1/rerank", documents));
            }
        }
        checked("post", "/v1/rerank", quoting.post("/v1/rerank", "{\"query\":\"one\",\"documents\":[\"two\"]}"));
    }

    @Test
    void models_caches_and_health() throws Exception {
        checked("get", "/v1/models", service.get("/v1/models"));
        checked("get", "/v1/models/{model}", service.get("/v1/models/docs"));
        checked("get", "/v1/caches", service.get("/v1/caches"));
        checked("get", "/readyz", service.get("/readyz"));
        JsonNode health = TestService.JSON.readTree(
                checked("get", "/healthz", service.get("/healthz")).body());
        assertThat(health.path("version").asText())
                .isEqualTo(ProgramVersion.number())
                .matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void problems_in_both_formats() throws Exception {
        checked("post", "/v1/search", service.post("/v1/search", "{\"question\":\"x\",\"wrong\":1}"));
        checked("post", "/v1/answer", service.post("/v1/answer", "{"));
        checked("post", "/v1/chat/completions", service.post("/v1/chat/completions", "{\"model\":\"other\"}"));
        checked("get", "/v1/models/{model}", service.get("/v1/models/none"));
        checked("delete", "/v1/sessions/{id}", service.send("DELETE", "/v1/sessions/none"));
        checked("delete", "/v1/caches/{name}", service.send("DELETE", "/v1/caches/none"));
    }
}
