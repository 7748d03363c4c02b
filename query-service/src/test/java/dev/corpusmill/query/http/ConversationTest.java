package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestKeys;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import dev.corpusmill.testkit.llm.Reply.End;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationTest {
    private static final String FIRST = "{\"question\":\"Where does Milvus store vectors?\",\"session\":\"s-1\"}";
    private static final String NEXT = "{\"question\":\"And how fast is it?\",\"session\":\"s-1\"}";

    @TempDir
    Path folder;

    private TestKeys keys;
    private FakeVllm vllm;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        keys = new TestKeys(folder.resolve("keys.yaml"));
        vllm = new FakeVllm("tiny");
        service = service();
    }

    private TestService service(String... overrides) throws Exception {
        String[] all = java.util.Arrays.copyOf(overrides, overrides.length + 1);
        all[overrides.length] = "llm.servers=[\"" + vllm.base() + "\"]";
        return new TestService(
                        TestConfigs.shipped(keys.file(), all),
                        new TestIndex()
                                .promote(
                                        "g1",
                                        "Milvus stores vectors in object storage.",
                                        "Milvus searches a million vectors in two milliseconds: how fast is Milvus."))
                .awaitReady();
    }

    @AfterEach
    void stop() {
        service.close();
        vllm.close();
    }

    private String sent(int chat, int message) throws Exception {
        return TestService.JSON
                .readTree(vllm.chats().get(chat).body())
                .at("/messages/" + message + "/content")
                .asText();
    }

    @Test
    void a_question_is_completed_from_the_session_before_the_search() throws Exception {
        vllm.next(
                Reply.text("In object storage [1][2]."),
                Reply.text("\"How fast is Milvus?\""),
                Reply.text("Fast [1]."));
        assertThat(service.postJson("/v1/answer", FIRST).at("/trace/question").asText())
                .isEqualTo("Where does Milvus store vectors?");
        JsonNode next = service.postJson("/v1/answer", NEXT);
        assertThat(next.at("/trace/question").asText()).isEqualTo("How fast is Milvus?");
        assertThat(next.at("/citations/0/text").asText()).contains("two milliseconds");
        assertThat(sent(1, 0))
                .contains("And how fast is it?", "assistant: In object storage.")
                .doesNotContain("[1]");
        assertThat(sent(2, 2)).isEqualTo("In object storage.");
        assertThat(sent(2, 3)).isEqualTo("How fast is Milvus?");
    }

    @Test
    void a_completed_question_finds_the_answer_that_another_one_got() throws Exception {
        vllm.next(Reply.text("Fast [1]."), Reply.text("In storage [1]."), Reply.text("How fast is Milvus?"));
        service.post("/v1/answer", "{\"question\":\"How fast is Milvus?\"}");
        service.post("/v1/answer", FIRST);
        assertThat(service.postJson("/v1/answer", NEXT).path("origin").asText()).isEqualTo("cache");
    }

    @Test
    void a_question_that_cannot_be_completed_in_time_is_searched_as_it_was_asked() throws Exception {
        try (TestService hasty = service("answer.rewrite-timeout=200ms")) {
            vllm.next(Reply.text("In storage."), Reply.text("Ho").ending(End.SILENCE), Reply.text("Fast."));
            hasty.post("/v1/answer", FIRST);
            JsonNode next = hasty.postJson("/v1/answer", NEXT);
            assertThat(next.path("answer").asText()).isEqualTo("Fast.");
            assertThat(next.at("/trace/question").asText()).isEqualTo("And how fast is it?");
            assertThat(next.at("/trace/notes/0").asText()).contains("not completed from the conversation");
        }
    }

    @Test
    void a_history_that_an_openai_client_sends_along_is_used_in_the_same_way() throws Exception {
        vllm.next(Reply.text("How fast is Milvus?"), Reply.text("Fast."));
        JsonNode answer = service.postJson("/v1/chat/completions", """
                {"model":"docs","messages":[{"role":"user","content":"Tell me of Milvus"},
                 {"role":"assistant","content":"It is a database [1]."},{"role":"user","content":"How fast is it?"}]}
                """);
        assertThat(answer.at("/trace/question").asText()).isEqualTo("How fast is Milvus?");
        assertThat(answer.at("/choices/0/message/content").asText()).isEqualTo("Fast.");
    }

    @Test
    void a_session_that_was_cleared_begins_anew_and_that_of_another_tenant_is_not_there() throws Exception {
        String mine = keys.add("mine", "public", "everyone");
        String theirs = keys.add("theirs", "acme", "everyone");
        service.await(() -> service.with("").get("/v1/models").statusCode() == 401);
        vllm.usual(Reply.text("In storage."));
        service.with(mine).post("/v1/answer", FIRST);
        assertThat(service.with(theirs).send("DELETE", "/v1/sessions/s-1").statusCode())
                .isEqualTo(404);
        assertThat(service.with(mine).send("DELETE", "/v1/sessions/s-1").statusCode())
                .isEqualTo(204);
        assertThat(service.send("DELETE", "/v1/sessions/s-1").statusCode()).isEqualTo(404);
        assertThat(service.postJson("/v1/answer", NEXT).at("/trace/question").asText())
                .isEqualTo("And how fast is it?");
        assertThat(service.send("DELETE", "/v1/sessions/..%20x").statusCode()).isEqualTo(400);
        assertThat(service.post("/v1/answer", "{\"question\":\"a?\",\"session\":\"a b\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_gated_model_that_finds_nothing_in_the_sources_leads_to_a_plain_i_do_not_know() throws Exception {
        try (TestService gated = service("answer.prompt=gated", "cache.answers=0B")) {
            vllm.next(Reply.text("NO", "_", "ANSWER"), Reply.text("NO", "T in a cave."), Reply.text("No", "where."));
            String ask = "{\"question\":\"Where does Milvus store vectors?\",\"stream\":true}";
            List<Event> none = Event.parse(gated.post("/v1/answer", ask).body());
            assertThat(none.get(1).data().path("text").asText()).startsWith("I do not know");
            assertThat(none.get(2).data().path("origin").asText()).isEqualTo("none");
            List<Event> some = Event.parse(gated.post("/v1/answer", ask).body());
            assertThat(some).extracting(Event::name).containsExactly("citations", "token", "done");
            assertThat(some.get(1).data().path("text").asText()).isEqualTo("NOT in a cave.");
            assertThat(gated.postJson("/v1/answer", FIRST).path("answer").asText())
                    .isEqualTo("Nowhere.");
        }
    }

    @Test
    void sampling_is_passed_on_to_the_model() throws Exception {
        service.post(
                "/v1/answer",
                "{\"question\":\"Where does Milvus store vectors?\",\"temperature\":0.5,\"topP\":0.9,\"maxTokens\":7,"
                        + "\"stop\":[\"END\"],\"seed\":42}");
        JsonNode sent = TestService.JSON.readTree(vllm.chats().get(0).body());
        assertThat(sent.path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(sent.path("top_p").asDouble()).isEqualTo(0.9);
        assertThat(sent.path("max_tokens").asInt()).isEqualTo(7);
        assertThat(sent.path("stop").path(0).asText()).isEqualTo("END");
        assertThat(sent.path("seed").asInt()).isEqualTo(42);
    }
}
