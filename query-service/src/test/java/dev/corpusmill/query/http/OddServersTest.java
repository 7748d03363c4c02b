package dev.corpusmill.query.http;

import static dev.corpusmill.query.http.OddServer.chunk;
import static dev.corpusmill.query.http.OddServer.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import dev.corpusmill.query.http.OddServer.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers of OpenAI's API really send, beside what its description says. */
class OddServersTest {
    private static final String QUESTION = "Where does Milvus store vectors?";
    private static final String ANSWER = "Milvus stores vectors in object storage [1].";
    private static final List<String> WORDS =
            List.of("Milvus", " stores", " vectors", " in", " object", " storage", " [1]", ".");
    private static final String STOP = chunk("{}", "\"stop\"");

    private OddServer server;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        server = new OddServer(request -> OddServer.whole(500, "{}"));
        service = TestService.over(
                TestConfigs.with(TestConfigs.llm(Duration.ofSeconds(4), server.base())),
                "Milvus stores vectors in object storage.",
                "Bananas are yellow.");
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    private static List<String> answer(Function<String, String> toChunk, String... last) {
        List<String> events = new ArrayList<>(WORDS.stream().map(toChunk).toList());
        events.addAll(List.of(last));
        return events;
    }

    private JsonNode ask(Reply reply) throws Exception {
        return ask(request -> reply);
    }

    private JsonNode ask(Function<JsonNode, Reply> script) throws Exception {
        server.script(script);
        service.send("DELETE", "/v1/caches");
        return service.postJson("/v1/answer", "{\"question\":\"" + QUESTION + "\"}");
    }

    private String streamed(Reply reply) throws Exception {
        server.script(request -> reply);
        StringBuilder text = new StringBuilder();
        String body = service.post("/v1/answer", "{\"question\":\"" + QUESTION + "\",\"seed\":1,\"stream\":true}")
                .body();
        for (Event event : Event.parse(body)) {
            text.append(event.name().equals("token") ? event.data().path("text").asText() : "");
            text.append(event.name().equals("error") ? "ERROR" : "");
        }
        return text.toString();
    }

    private void assertAnswered(JsonNode answer) {
        assertThat(answer.path("answer").asText()).as(answer.toString()).isEqualTo(ANSWER);
        assertThat(answer.path("origin").asText()).isEqualTo("llm");
        assertThat(answer.at("/trace/llm/finishReason").asText()).isEqualTo("stop");
    }

    @Test
    void a_finish_reason_that_says_nothing_is_no_end() throws Exception {
        for (String nothing : List.of("\"\"", "\"null\"", "\"None\"", "null")) {
            Reply reply = OddServer.events(false, answer(word -> chunk(content(word), nothing), STOP, "[DONE]"));
            assertAnswered(ask(reply));
            assertThat(streamed(reply)).isEqualTo(ANSWER);
        }
    }

    @Test
    void an_answer_is_complete_with_its_finish_reason_although_the_connection_stays_open() throws Exception {
        Reply reply = OddServer.events(true, answer(word -> chunk(content(word), "null"), STOP));
        long startNanos = System.nanoTime();
        assertAnswered(ask(reply));
        assertThat(streamed(reply)).isEqualTo(ANSWER);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void thoughts_are_no_part_of_an_answer_however_they_are_marked_and_cut() throws Exception {
        List<String> texts = List.of(
                "<think>\nThe source [2] says 142?\n</think>\n\n" + ANSWER,
                "The source [2] says 142?\n</think>\n\n" + ANSWER,
                "[THINK]So [2].[/THINK]" + ANSWER,
                "<|channel|>analysis<|message|>So [2].<|end|><|start|>assistant<|channel|>final<|message|>" + ANSWER);
        for (String text : texts) {
            for (int size : List.of(1, 3, 7, 1000)) {
                List<String> events = new ArrayList<>();
                for (int at = 0; at < text.length(); at += size) {
                    events.add(chunk(content(text.substring(at, Math.min(text.length(), at + size))), "null"));
                }
                events.add(STOP);
                assertAnswered(ask(OddServer.events(false, events)));
                assertThat(streamed(OddServer.events(false, events))).isEqualTo(ANSWER);
            }
        }
        assertThat(service.get("/readyz").body()).contains("thoughts without marking their beginning");
    }

    @Test
    void thoughts_in_a_field_of_their_own_are_left_out() throws Exception {
        for (String field : List.of("reasoning", "reasoning_content")) {
            String thought = chunk("{\"" + field + "\":\"Let me see [2]\",\"content\":null}", "null");
            List<String> events = new ArrayList<>(List.of(thought, thought));
            events.addAll(answer(word -> chunk(content(word), "null"), STOP, "[DONE]"));
            assertAnswered(ask(OddServer.events(false, events)));
            assertThat(streamed(OddServer.events(false, events))).isEqualTo(ANSWER);

            JsonNode quoted = ask(OddServer.events(false, List.of(thought, STOP, "[DONE]")));
            assertThat(quoted.path("origin").asText()).isEqualTo("extract");
            assertThat(quoted.at("/trace/notes").toString()).contains("thoughts only");
        }
    }

    @Test
    void content_may_be_a_list_of_parts_and_an_answer_may_come_in_one_piece() throws Exception {
        Function<String, String> parts =
                word -> chunk("{\"content\":[{\"type\":\"text\",\"text\":\"" + word + "\"}]}", "null");
        assertAnswered(ask(OddServer.events(false, answer(parts, STOP, "[DONE]"))));
        for (String message : List.of("\"" + ANSWER + "\"", "[{\"type\":\"text\",\"text\":\"" + ANSWER + "\"}]")) {
            Reply whole = OddServer.whole(
                    200,
                    "{\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                            + message + "},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5}}");
            assertAnswered(ask(whole));
            assertThat(streamed(whole)).isEqualTo(ANSWER);
        }
    }

    @Test
    void what_a_server_refuses_is_learned_once_and_said() throws Exception {
        Reply good = OddServer.events(false, answer(word -> chunk(content(word), "null"), STOP, "[DONE]"));
        assertAnswered(ask(request -> {
            if (request.has("stream_options")) {
                return OddServer.refusal("Unrecognized request argument supplied: stream_options");
            }
            if (request.has("max_tokens")) {
                return OddServer.refusal("Unsupported parameter: 'max_tokens' is not supported with this model."
                        + " Use 'max_completion_tokens' instead.");
            }
            if (request.has("temperature")) {
                return OddServer.refusal("Unsupported value: 'temperature' does not support 0.0 with this model."
                        + " Only the default (1) value is supported.");
            }
            return request.at("/messages/0/role").asText().equals("system")
                    ? OddServer.refusal("System role not supported")
                    : good;
        }));
        int asked = server.requests().size();
        assertThat(asked).isEqualTo(5);
        JsonNode last = server.requests().get(asked - 1);
        assertThat(last.path("max_completion_tokens").asInt()).isEqualTo(512);
        assertThat(last.at("/messages/0/content").asText()).contains("Milvus stores", QUESTION);

        assertAnswered(ask(good));
        assertThat(server.requests()).hasSize(asked + 1);
        assertThat(service.get("/readyz").body())
                .contains("refuses stream_options", "refuses max_tokens", "refuses temperature", "refuses system_role");
    }

    @Test
    void a_context_that_is_too_long_is_cut_and_asked_again_once() throws Exception {
        Reply good = OddServer.events(false, answer(word -> chunk(content(word), "null"), STOP, "[DONE]"));
        Reply tooLong = OddServer.refusal(
                "This model's maximum context length is 2048 tokens." + " However, you requested 3800 tokens.");
        JsonNode answer = ask(request -> server.requests().size() == 1 ? tooLong : good);
        assertAnswered(answer);
        assertThat(answer.at("/trace/notes").toString()).contains("was cut");

        int before = server.requests().size();
        JsonNode quoted = ask(tooLong);
        assertThat(quoted.path("origin").asText()).isEqualTo("extract");
        assertThat(server.requests()).hasSize(before + 2);
    }

    @Test
    void floods_end_at_our_limits() throws Exception {
        JsonNode answer = ask(OddServer.flood(chunk(content(" word"), "null")));
        assertThat(answer.at("/trace/llm/finishReason").asText()).isEqualTo("length");
        assertThat(answer.path("answer").asText().split(" ")).hasSizeBetween(500, 520);

        assertThat(ask(OddServer.flood(chunk(content("x".repeat(500_000)), "null")))
                        .path("origin")
                        .asText())
                .isEqualTo("extract");
        assertThat(ask(OddServer.flood(chunk("{\"role\":\"assistant\"}", "null")))
                        .path("origin")
                        .asText())
                .isEqualTo("extract");
    }

    @Test
    void a_silent_server_costs_one_time_limit() throws Exception {
        long startNanos = System.nanoTime();
        JsonNode answer = ask(OddServer.events(true, List.of()));
        assertThat(answer.path("origin").asText()).isEqualTo("extract");
        assertThat(server.requests()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(7));
    }

    @Test
    void what_servers_say_and_where_they_are_is_not_for_clients() throws Exception {
        String secret = "internal host vault-seven said no";
        assertThat(ask(OddServer.refusal(secret)).toString())
                .doesNotContain("vault-seven")
                .doesNotContain("127.0.0.1");
        assertThat(ask(OddServer.whole(503, "{\"error\":{\"message\":\"" + secret + "\"}}"))
                        .toString())
                .doesNotContain("vault-seven")
                .doesNotContain("127.0.0.1");
        List<String> broken = List.of(
                chunk(content("Milvus"), "null"),
                "{\"error\":{\"message\":\"" + secret + "\",\"code\":500}}",
                "[DONE]");
        server.script(request -> OddServer.events(false, broken));
        assertThat(service.post("/v1/answer", "{\"question\":\"" + QUESTION + "\",\"stream\":true}")
                        .body())
                .contains("event: error")
                .doesNotContain("vault-seven")
                .doesNotContain("127.0.0.1");
    }
}
