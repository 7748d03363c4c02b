package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import dev.corpusmill.testkit.llm.Reply.End;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatEndpointTest {
    private static final String MESSAGES =
            "\"messages\":[{\"role\":\"user\",\"content\":\"Where does Milvus store vectors?\"}]";

    private FakeVllm vllm;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        vllm = new FakeVllm("tiny");
        service = TestService.over(TestConfigs.with(vllm.base()), "Milvus stores vectors in object storage.");
    }

    @AfterEach
    void stop() {
        service.close();
        vllm.close();
    }

    @Test
    void a_plain_completion_has_every_field_of_openai_and_the_citations_beside_them() throws Exception {
        JsonNode body = service.postJson("/v1/chat/completions", "{\"model\":\"docs\"," + MESSAGES + "}");
        assertThat(body.path("id").asText()).startsWith("chatcmpl-");
        assertThat(body.path("object").asText()).isEqualTo("chat.completion");
        assertThat(body.path("created").asLong()).isPositive();
        assertThat(body.path("model").asText()).isEqualTo("docs");
        JsonNode choice = body.path("choices").path(0);
        assertThat(choice.path("index").asInt(-1)).isZero();
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("message").path("content").asText()).isEqualTo("The answer is 42.");
        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
        assertThat(body.path("usage").path("completion_tokens").asInt()).isEqualTo(5);
        assertThat(body.path("usage").path("total_tokens").asInt())
                .isEqualTo(5 + body.path("usage").path("prompt_tokens").asInt());
        assertThat(body.path("citations").path(0).path("text").asText()).contains("object storage");
        assertThat(body.path("origin").asText()).isEqualTo("llm");
    }

    @Test
    void a_stream_has_the_role_the_deltas_the_finish_reason_the_usage_and_done() throws Exception {
        HttpResponse<String> response = service.post(
                "/v1/chat/completions",
                "{\"model\":\"docs\",\"stream\":true,\"stream_options\":{\"include_usage\":true}," + MESSAGES + "}");
        List<Event> events = Event.parse(response.body());
        assertThat(events).hasSize(9);
        assertThat(events.get(8).raw()).isEqualTo("[DONE]");
        JsonNode role = events.get(0).data();
        assertThat(role.path("object").asText()).isEqualTo("chat.completion.chunk");
        assertThat(role.path("choices").path(0).path("delta").path("role").asText())
                .isEqualTo("assistant");
        assertThat(role.path("citations").path(0).path("n").asInt()).isEqualTo(1);
        assertThat(role.path("usage").isNull()).isTrue();
        assertThat(events.get(1).data().at("/choices/0/delta/content").asText()).isEqualTo("The");
        assertThat(events.get(1).data().at("/choices/0/finish_reason").isNull()).isTrue();
        assertThat(events.get(6).data().at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(events.get(6).data().at("/choices/0/delta").isEmpty()).isTrue();
        assertThat(events.get(7).data().path("choices").isEmpty()).isTrue();
        assertThat(events.get(7).data().at("/usage/completion_tokens").asInt()).isEqualTo(5);
        assertThat(events.stream()
                        .limit(8)
                        .map(Event::raw)
                        .filter(raw -> raw.contains(role.path("id").asText())))
                .hasSize(8);
    }

    @Test
    void without_include_usage_no_chunk_has_any() throws Exception {
        String body = service.post("/v1/chat/completions", "{\"model\":\"docs\",\"stream\":true," + MESSAGES + "}")
                .body();
        assertThat(body).doesNotContain("usage").endsWith("data: [DONE]\n\n");
    }

    @Test
    void a_break_in_the_stream_is_openais_error_object() throws Exception {
        vllm.next(Reply.text("In").ending(End.CUT));
        List<Event> events = Event.parse(
                service.post("/v1/chat/completions", "{\"model\":\"docs\",\"stream\":true," + MESSAGES + "}")
                        .body());
        assertThat(events.get(2).data().path("error").path("type").asText()).isEqualTo("server_error");
    }

    @Test
    void an_unknown_model_is_openais_404() throws Exception {
        HttpResponse<String> response = service.post("/v1/chat/completions", "{\"model\":\"gpt-4\"," + MESSAGES + "}");
        assertThat(response.statusCode()).isEqualTo(404);
        JsonNode error = TestService.JSON.readTree(response.body()).path("error");
        assertThat(error.path("code").asText()).isEqualTo("model_not_found");
        assertThat(error.path("param").asText()).isEqualTo("model");
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.path("message").asText()).contains("gpt-4", "docs");
    }

    @Test
    void sampling_and_history_go_to_the_model_and_unknown_fields_into_the_trace() throws Exception {
        vllm.next(Reply.text("Where does Milvus store vectors?"));
        JsonNode body = service.postJson("/v1/chat/completions", """
                {"model":"docs","temperature":0.5,"top_p":0.9,"max_tokens":7,"stop":["END"],"seed":11,
                 "presence_penalty":1,"user":"me","messages":[
                  {"role":"system","content":"Be brief."},
                  {"role":"user","content":"Hello"},{"role":"assistant","content":"Hi"},
                  {"role":"user","content":[{"type":"text","text":"Where does Milvus"},{"type":"text","text":"store vectors?"}]}]}
                """);
        assertThat(body.at("/trace/ignored")).extracting(JsonNode::asText).containsExactly("presence_penalty", "user");
        JsonNode sent = TestService.JSON.readTree(vllm.chats().get(1).body()); // first completes the question
        assertThat(sent.path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(sent.path("top_p").asDouble()).isEqualTo(0.9);
        assertThat(sent.path("max_tokens").asInt()).isEqualTo(7);
        assertThat(sent.path("stop").path(0).asText()).isEqualTo("END");
        assertThat(sent.path("seed").asInt()).isEqualTo(11);
        assertThat(sent.path("messages").findValuesAsText("role"))
                .containsExactly("system", "user", "assistant", "user");
        assertThat(sent.at("/messages/0/content").asText()).endsWith("Be brief.");
        assertThat(sent.at("/messages/3/content").asText()).isEqualTo("Where does Milvus store vectors?");
    }

    @Test
    void the_index_is_the_one_model() throws Exception {
        JsonNode models = TestService.JSON.readTree(service.get("/v1/models").body());
        assertThat(models.path("object").asText()).isEqualTo("list");
        assertThat(models.at("/data/0/id").asText()).isEqualTo("docs");
        assertThat(TestService.JSON
                        .readTree(service.get("/v1/models/docs").body())
                        .path("object")
                        .asText())
                .isEqualTo("model");
        assertThat(service.get("/v1/models/other").statusCode()).isEqualTo(404);
    }

    @Test
    void mistakes_in_messages_name_their_place() throws Exception {
        for (String wrong : List.of(
                "{\"model\":\"docs\"}",
                "{\"model\":\"docs\",\"messages\":[]}",
                "{\"model\":\"docs\",\"messages\":[{\"role\":\"robot\",\"content\":\"x\"}]}",
                "{\"model\":\"docs\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]}",
                "{\"model\":\"docs\",\"messages\":[{\"role\":\"system\",\"content\":\"x\"}]}")) {
            HttpResponse<String> response = service.post("/v1/chat/completions", wrong);
            assertThat(response.statusCode()).as(wrong).isEqualTo(400);
            assertThat(TestService.JSON
                            .readTree(response.body())
                            .at("/error/param")
                            .asText())
                    .as(wrong)
                    .startsWith("messages");
        }
    }
}
