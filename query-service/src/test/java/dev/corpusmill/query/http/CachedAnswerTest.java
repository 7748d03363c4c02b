package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedAnswerTest {
    private static final String STORAGE = "Milvus stores vectors in object storage.";
    private static final String ASK = "{\"question\":\"Where does Milvus store vectors?\"}";
    private static final String ASK_STREAMED = "{\"question\":\"Where does Milvus store vectors?\",\"stream\":true}";

    private FakeVllm vllm;
    private TestIndex index;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        vllm = new FakeVllm("tiny").usual(Reply.text("In", " storage", " [1]."));
        index = new TestIndex().promote("g1", STORAGE, "The cat sleeps on the mat.");
        service = new TestService(
                        TestConfigs.shipped(
                                Path.of(""), "llm.servers=[\"" + vllm.base() + "\"]", "cache.warm=0", "answer.hits=1"),
                        index)
                .awaitReady();
    }

    @AfterEach
    void stop() {
        service.close();
        vllm.close();
    }

    private String origin() throws Exception {
        return service.postJson("/v1/answer", ASK).path("origin").asText();
    }

    @Test
    void the_same_question_again_gets_the_same_answer_without_a_model() throws Exception {
        JsonNode first = service.postJson("/v1/answer", ASK);
        JsonNode again = service.postJson("/v1/answer", ASK);
        assertThat(first.path("origin").asText()).isEqualTo("llm");
        assertThat(again.path("origin").asText()).isEqualTo("cache");
        assertThat(again.path("answer")).isEqualTo(first.path("answer"));
        assertThat(again.path("citations")).isEqualTo(first.path("citations"));
        List<Event> events =
                Event.parse(service.post("/v1/answer", ASK_STREAMED).body());
        assertThat(events).extracting(Event::name).containsExactly("citations", "token", "done");
        assertThat(vllm.chats()).hasSize(1);
    }

    @Test
    void an_edit_of_the_source_drops_the_answer_and_another_document_does_not() throws Exception {
        origin();
        index.add("g1", "Dogs bark at night.");
        service.awaitSearch("Do dogs bark?", "Dogs bark");
        assertThat(origin()).isEqualTo("cache");
        String document =
                service.postJson("/v1/search", ASK).at("/hits/0/document").asText();
        index.upsert("g1", List.of(index.node(document, "Milvus stores vectors in a cave.", "public", "everyone")));
        service.awaitSearch("Where does Milvus store vectors in a cave?", "in a cave");
        assertThat(origin()).isEqualTo("llm");
        assertThat(origin()).isEqualTo("cache");
    }

    @Test
    void a_revoked_document_is_out_of_the_answer_at_once() throws Exception {
        origin();
        String document =
                service.postJson("/v1/search", ASK).at("/hits/0/document").asText();
        index.upsert("g1", List.of(index.node(document, STORAGE, "other", "staff")));
        service.await(() -> !service.postJson("/v1/search", ASK).toString().contains("object storage"));
        assertThat(origin()).isNotEqualTo("cache");
    }

    @Test
    void other_wishes_than_the_usual_get_an_answer_of_their_own() throws Exception {
        origin();
        String hot = """
                {"model":"docs","temperature":1.5,"messages":[{"role":"user","content":"Where does Milvus store vectors?"}]}
                """;
        assertThat(service.postJson("/v1/chat/completions", hot).path("origin").asText())
                .isEqualTo("llm");
    }

    @Test
    void those_who_ask_the_same_meanwhile_wait_for_one_generation_even_if_its_client_leaves() throws Exception {
        String[] words = new String[200];
        java.util.Arrays.fill(words, " word");
        Reply slow = Reply.text(words).slow(Duration.ZERO, Duration.ofMillis(50));
        vllm.next(slow);
        HttpResponse<InputStream> leader = service.client()
                .send(service.request("/v1/answer", ASK_STREAMED).build(), BodyHandlers.ofInputStream());
        assertThat(leader.body().read()).isPositive();
        List<CompletableFuture<HttpResponse<String>>> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(service.client()
                    .sendAsync(service.request("/v1/answer", ASK).build(), BodyHandlers.ofString()));
        }
        service.await(() -> service.get("/v1/caches").body().contains("\"shared\":20"));
        leader.body().close();
        for (CompletableFuture<HttpResponse<String>> other : others) {
            HttpResponse<String> response = other.get(10, TimeUnit.SECONDS);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("In storage [1].");
        }
        assertThat(vllm.chats()).hasSize(2);
    }

    @Test
    void caches_tell_what_they_did_and_can_be_emptied() throws Exception {
        origin();
        origin();
        JsonNode caches =
                TestService.JSON.readTree(service.get("/v1/caches").body()).path("caches");
        assertThat(caches).hasSize(3);
        assertThat(caches.findValuesAsText("name")).containsExactly("vectors", "searches", "answers");
        assertThat(caches.path(2).path("hits").asInt()).isEqualTo(1);
        assertThat(service.send("DELETE", "/v1/caches/answers").statusCode()).isEqualTo(204);
        assertThat(origin()).isEqualTo("llm");
        assertThat(service.send("DELETE", "/v1/caches/nothing").statusCode()).isEqualTo(404);
        assertThat(service.send("DELETE", "/v1/caches").statusCode()).isEqualTo(204);
    }

    @Test
    void a_text_that_is_the_question_itself_is_the_answer() throws Exception {
        JsonNode body = service.postJson("/v1/answer", "{\"question\":\"" + STORAGE + "\"}");
        assertThat(body.path("origin").asText()).isEqualTo("stored");
        assertThat(body.path("answer").asText()).isEqualTo(STORAGE);
        assertThat(body.path("citations").path(0).path("text").asText()).isEqualTo(STORAGE);
        assertThat(vllm.chats()).isEmpty();
    }

    @Test
    void hot_questions_are_asked_again_after_a_commit() throws Exception {
        try (TestService warming = new TestService(
                        TestConfigs.shipped(Path.of(""), "llm.servers=[\"" + vllm.base() + "\"]"), index)
                .awaitReady()) {
            warming.post("/v1/answer", ASK);
            String document =
                    warming.postJson("/v1/search", ASK).at("/hits/0/document").asText();
            index.upsert("g1", List.of(index.node(document, "Milvus stores vectors in caves.", "public", "everyone")));
            warming.await(() -> vllm.chats().size() == 2);
            warming.await(() ->
                    warming.postJson("/v1/answer", ASK).path("origin").asText().equals("cache"));
            assertThat(vllm.chats()).hasSize(2);
        }
    }
}
