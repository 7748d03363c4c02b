package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.config.CorpusmillConfig;
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
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OpenAI's clients send, on each endpoint that takes it. */
class OpenAiRequestsTest {
    private static final String ASK = "Where does Milvus store vectors?";
    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"" + ASK + "\"}]";

    private FakeVllm vllm;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        vllm = new FakeVllm("tiny")
                .usual(Reply.text("Milvus", " stores", " vectors", " in object storage", " [1]", "."));
        service = TestService.over(
                TestConfigs.with(vllm.base()), "Milvus stores vectors in object storage.", "Bananas are yellow.");
    }

    @AfterEach
    void stop() {
        service.close();
        vllm.close();
    }

    private JsonNode chat(String more) throws Exception {
        return service.postJson("/v1/chat/completions", "{\"model\":\"docs\"," + MESSAGES + more + "}");
    }

    @Test
    void a_filter_narrows_on_every_endpoint() throws Exception {
        String filter = ",\"filter\":{\"eq\":{\"field\":\"document_id\",\"value\":\"docs:none.md\"}}}";
        for (String request : List.of(
                "/v1/search {\"question\":\"" + ASK + "\"",
                "/v1/chat/completions {\"model\":\"docs\"," + MESSAGES,
                "/v1/completions {\"model\":\"docs\",\"prompt\":\"" + ASK + "\"",
                "/v1/responses {\"model\":\"docs\",\"input\":\"" + ASK + "\"")) {
            String path = request.substring(0, request.indexOf(' '));
            HttpResponse<String> response = service.post(path, request.substring(request.indexOf(' ') + 1) + filter);
            assertThat(response.body()).as(path).doesNotContain("object storage");
        }
        assertThat(vllm.chatCount()).isZero();
    }

    @Test
    void what_would_change_the_meaning_is_refused_and_names_its_field() throws Exception {
        for (String field : List.of(
                "\"tools\":[{\"type\":\"function\"}]",
                "\"tool_choice\":\"required\"",
                "\"tool_choice\":{\"type\":\"function\"}",
                "\"functions\":[{\"name\":\"f\"}]",
                "\"n\":2",
                "\"logprobs\":true",
                "\"audio\":{}",
                "\"modalities\":[\"audio\"]")) {
            HttpResponse<String> response =
                    service.post("/v1/chat/completions", "{\"model\":\"docs\"," + MESSAGES + "," + field + "}");
            assertThat(response.statusCode()).as(field).isEqualTo(400);
            JsonNode error = TestService.JSON.readTree(response.body()).path("error");
            assertThat(field).startsWith("\"" + error.path("param").asText() + "\"");
            assertThat(error.path("code").asText()).isEqualTo("unsupported_parameter");
        }
        assertThat(chat(",\"tools\":[],\"tool_choice\":\"auto\",\"n\":1,\"logprobs\":false")
                        .has("choices"))
                .isTrue();
    }

    @Test
    void a_shape_of_the_text_is_the_model_servers_concern() throws Exception {
        vllm.next(Reply.text("{\"steps\":[1]}"));
        JsonNode shaped = chat(",\"response_format\":{\"type\":\"json_object\"}");
        assertThat(shaped.at("/choices/0/message/content").asText()).isEqualTo("{\"steps\":[1]}");
        JsonNode sent = TestService.JSON.readTree(vllm.chats().get(0).body());
        assertThat(sent.at("/response_format/type").asText()).isEqualTo("json_object");

        vllm.next(Reply.status(400, "no such thing"));
        HttpResponse<String> refused = service.post(
                "/v1/chat/completions",
                "{\"model\":\"docs\"," + MESSAGES + ",\"seed\":3,\"response_format\":{\"type\":\"json_object\"}}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("invalid_request_error").doesNotContain("no such thing");
    }

    @Test
    void parts_without_text_are_left_out_of_earlier_messages_and_named() throws Exception {
        JsonNode body = service.postJson("/v1/chat/completions", """
                {"model":"docs","messages":[
                  {"role":"user","content":[{"type":"text","text":"Hello"},{"type":"image_url","image_url":{"url":"x"}}]},
                  {"role":"assistant","content":[{"type":"refusal","refusal":"I cannot see it."}]},
                  {"role":"assistant","content":null,"refusal":"Sorry."},
                  {"role":"tool","content":"7","tool_call_id":"c"},
                  {"role":"user","content":"%s"}]}
                """.formatted(ASK));
        assertThat(body.at("/trace/ignored"))
                .extracting(JsonNode::asText)
                .containsExactly("messages[0].content[1]", "messages[3]");
        JsonNode sent = TestService.JSON.readTree(vllm.chats().get(1).body());
        assertThat(sent.path("messages").findValuesAsText("content")).contains("Hello", "I cannot see it.", "Sorry.");
    }

    @Test
    void a_list_of_sources_follows_where_it_is_asked_for() throws Exception {
        String plain = chat("").at("/choices/0/message/content").asText();
        assertThat(chat(",\"source_list\":true")
                        .at("/choices/0/message/content")
                        .asText())
                .startsWith(plain + "\n\n[1] ")
                .doesNotContain("[2]");
        String streamed = service.post(
                        "/v1/chat/completions",
                        "{\"model\":\"docs\",\"source_list\":true,\"stream\":true," + MESSAGES + "}")
                .body();
        assertThat(streamed).contains("\\n\\n[1] ");
    }

    @Test
    void a_key_may_want_the_list_of_sources_and_a_request_has_the_last_word(@TempDir Path folder) throws Exception {
        TestKeys keys = new TestKeys(folder.resolve("keys.yaml"));
        Scope scope = new Scope("public", Set.of("everyone"));
        String lists = keys.add(new Client("lists", scope, Priority.LIVE, Quota.NONE, false, Optional.of(true)));
        String plain = keys.add(new Client("plain", scope, Priority.LIVE, Quota.NONE, false));
        CorpusmillConfig config =
                TestConfigs.shipped(keys.file(), "embedding.engine=test", "llm.servers=[\"" + vllm.base() + "\"]");
        try (TestService keyed = new TestService(
                        config, new TestIndex().promote("g1", "Milvus stores vectors in object storage."))
                .awaitReady()) {
            String list = "\\n\\n[1] ";
            String ask = "{\"model\":\"docs\"," + MESSAGES;
            for (String path : List.of("/v1/chat/completions", "/v1/completions", "/v1/responses")) {
                String body = path.endsWith("chat/completions")
                        ? ask
                        : "{\"model\":\"docs\",\"" + (path.endsWith("responses") ? "input" : "prompt") + "\":\"" + ASK
                                + "\"";
                assertThat(keyed.with(lists).post(path, body + "}").body())
                        .as(path)
                        .contains(list);
                assertThat(keyed.with(plain).post(path, body + "}").body())
                        .as(path)
                        .doesNotContain(list);
                assertThat(keyed.with(lists)
                                .post(path, body + ",\"source_list\":false}")
                                .body())
                        .as(path)
                        .doesNotContain(list);
            }
        }
    }

    @Test
    void marks_are_checked_and_those_without_a_source_do_not_stay() throws Exception {
        vllm.next(Reply.text("Milvus stores vectors in object storage [1][9]. It uses 77 disks [1]."));
        JsonNode body = chat("");
        assertThat(body.at("/choices/0/message/content").asText())
                .isEqualTo("Milvus stores vectors in object storage [1]. It uses 77 disks [1].");
        assertThat(body.at("/citations/0/verified").asBoolean(true)).isFalse();
        assertThat(body.at("/citations/1").has("verified")).isFalse();
        assertThat(body.at("/verification/removed/0").asInt()).isEqualTo(9);
        assertThat(body.at("/verification/numbers/0").asText()).isEqualTo("77");
        assertThat(body.at("/verification/unsupported/0").asText()).startsWith("It uses 77 disks");

        JsonNode kept = chat(""); // from the cache, with what was found then
        assertThat(kept.path("origin").asText()).isEqualTo("cache");
        assertThat(kept.path("verification")).isEqualTo(body.path("verification"));
    }

    @Test
    void what_a_chat_page_asks_about_its_conversation_needs_no_documents() throws Exception {
        for (String task : List.of(
                "### Task:\\nGenerate a concise, 3-5 word title with an emoji summarizing the chat history.\\n<chat_history>x</chat_history>",
                "### Task:\\nGenerate 1-3 broad tags categorizing the main themes of the chat history.",
                "### Task:\\nSuggest 3-5 relevant follow-up questions or prompts, based on the chat history.",
                "Provide a concise, 5-word-or-less title for the conversation. Only return the title itself.",
                "请根据以上对话，生成一个简短的标题。")) {
            vllm.next(Reply.text("A title"));
            JsonNode body = service.postJson(
                    "/v1/chat/completions",
                    "{\"model\":\"docs\",\"messages\":[{\"role\":\"user\",\"content\":\"" + task + "\"}]}");
            assertThat(body.at("/choices/0/message/content").asText()).as(task).isEqualTo("A title");
            assertThat(body.path("citations")).isEmpty();
            assertThat(body.at("/trace/routes")).isEmpty();
        }
        for (String question : List.of(
                "How do I generate a title for a conversation?",
                "Write down where Milvus stores vectors.",
                "Which tags does the chat have?",
                "标题在对话中怎么显示？")) {
            JsonNode body = service.postJson(
                    "/v1/chat/completions",
                    "{\"model\":\"docs\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}");
            assertThat(body.at("/trace/routes")).as(question).isNotEmpty();
        }
    }

    @Test
    void a_response_goes_on_from_any_earlier_one() throws Exception {
        String first = service.postJson("/v1/responses", "{\"model\":\"docs\",\"input\":\"" + ASK + "\"}")
                .path("id")
                .asText();
        String next = "{\"model\":\"docs\",\"input\":\"And bananas?\",\"previous_response_id\":\"" + first + "\"";
        for (String store : List.of("}", ",\"store\":false}")) {
            vllm.next(Reply.text("Which color have bananas?"));
            JsonNode second = service.postJson("/v1/responses", next + store);
            assertThat(second.at("/trace/question").asText()).isEqualTo("Which color have bananas?");
            boolean stored =
                    service.send("DELETE", "/v1/sessions/" + second.path("id").asText())
                                    .statusCode()
                            == 204;
            assertThat(stored).isEqualTo(store.equals("}"));
        }
        HttpResponse<String> unknown = service.post("/v1/responses", next.replace(first, "resp_none") + "}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("previous_response_not_found");
    }

    @Test
    void embeddings_say_what_they_do_not_take() throws Exception {
        for (String wrong : List.of(
                "\"input\":[1,2]",
                "\"input\":[]",
                "\"input\":\" \"",
                "\"input\":\"x\",\"dimensions\":3",
                "\"input\":\"x\",\"encoding_format\":\"int8\"",
                "\"input\":\"" + "word ".repeat(9000) + "\"")) {
            HttpResponse<String> response = service.post("/v1/embeddings", "{\"model\":\"docs\"," + wrong + "}");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        }
        assertThat(service.post("/v1/embeddings", "{\"model\":\"other\",\"input\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }
}
