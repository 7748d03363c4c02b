package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.PlaceBox;
import dev.corpusmill.api.model.PlacePart;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import dev.corpusmill.testkit.llm.Reply.End;
import dev.corpusmill.testkit.store.Rows;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerEndpointTest {
    private static final String STORAGE = "Milvus stores vectors in object storage. It was named after a bird.";
    private static final String ASK = "{\"question\":\"Where does Milvus store vectors?\"}";
    private static final String ASK_STREAMED = "{\"question\":\"Where does Milvus store vectors?\",\"stream\":true}";

    private FakeVllm vllm;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        vllm = new FakeVllm("tiny");
        service = TestService.over(TestConfigs.with(vllm.base()), STORAGE, "The cat sleeps on the mat.");
    }

    @AfterEach
    void stop() {
        service.close();
        vllm.close();
    }

    @Test
    void a_model_writes_the_answer_from_the_sources() throws Exception {
        vllm.next(Reply.text("In", " object", " storage", " [1]."));
        JsonNode body = service.postJson("/v1/answer", ASK);
        assertThat(body.path("answer").asText()).isEqualTo("In object storage [1].");
        assertThat(body.path("origin").asText()).isEqualTo("llm");
        assertThat(body.path("citations").path(0).path("text").asText()).isEqualTo(STORAGE);
        assertThat(body.path("trace").path("llm").path("model").asText()).isEqualTo("tiny");
        assertThat(body.path("trace").path("llm").path("completionTokens").asInt())
                .isEqualTo(4);
        JsonNode sent = TestService.JSON.readTree(vllm.chats().get(0).body());
        assertThat(sent.path("messages").path(0).path("content").asText())
                .contains("<source n=\"1\"")
                .contains(STORAGE);
        assertThat(sent.path("messages").path(1).path("content").asText())
                .isEqualTo("Where does Milvus store vectors?");
        assertThat(sent.path("stream_options").path("include_usage").asBoolean())
                .isTrue();
        assertThat(vllm.chats().get(0).headers()).doesNotContainKey("upgrade");
    }

    @Test
    void without_a_model_the_best_sentence_is_quoted_with_its_place() throws Exception {
        try (TestService quoting = TestService.over(TestConfigs.with(), STORAGE, "The cat sleeps on the mat.")) {
            JsonNode body = quoting.postJson("/v1/answer", ASK);
            assertThat(body.path("origin").asText()).isEqualTo("extract");
            assertThat(body.path("answer").asText()).startsWith("Milvus stores vectors in object storage. [1]");
            JsonNode citation = body.path("citations").path(0);
            assertThat(citation.path("text").asText()).isEqualTo("Milvus stores vectors in object storage.");
            assertThat(citation.path("charStart").asInt()).isEqualTo(100);
            assertThat(citation.path("charEnd").asInt()).isEqualTo(140);
            assertThat(citation.path("textHash").asText()).hasSize(64);
        }
    }

    @Test
    void a_quote_is_cited_by_its_own_page_box_place_and_section_in_both_units() throws Exception {
        String before = "The cat \uD83D\uDE00 sleeps on the mat, and the dog beside it.";
        String text = before + "\n\nMilvus stores vectors in object storage.";
        TestIndex index = new TestIndex().promote("g1");
        Place place = new Place(
                3,
                100,
                100 + text.length(),
                "Cats",
                90,
                90 + text.codePointCount(0, text.length()),
                List.of(
                        new PlacePart(100, 3, "", "Cats"),
                        new PlacePart(100 + before.length(), 4, "slide 4, notes", "Data")),
                List.of(
                        new PlaceBox(100, 100 + before.length(), 3, 50, 700, 300.5f, 24),
                        new PlaceBox(102 + before.length(), 100 + text.length(), 4, 50, 40, 280, 12)));
        Node node = index.node("docs:pets.pptx", text, "public", "everyone");
        index.upsert("g1", List.of(Rows.like(node).place(place).build()));
        try (TestService quoting = new TestService(TestConfigs.with(), index).awaitReady()) {
            JsonNode citation =
                    quoting.postJson("/v1/answer", ASK).path("citations").path(0);
            assertThat(citation.path("text").asText()).isEqualTo("Milvus stores vectors in object storage.");
            assertThat(citation.path("page").asInt()).isEqualTo(4);
            assertThat(citation.path("pages").asText()).isEqualTo("4");
            assertThat(citation.path("place").asText()).isEqualTo("slide 4, notes");
            assertThat(citation.path("heading").asText()).isEqualTo("Data");
            assertThat(citation.path("charStart").asInt()).isEqualTo(100 + before.length() + 2);
            assertThat(citation.path("codePointStart").asInt()).isEqualTo(90 + before.length() + 1);
            assertThat(citation.path("codePointEnd").asInt()).isEqualTo(90 + before.length() + 1 + 40);
            assertThat(citation.path("boxes").toString())
                    .isEqualTo("[{\"page\":4,\"x\":50.0,\"y\":40.0,\"width\":280.0,\"height\":12.0}]");

            JsonNode hit = quoting.postJson("/v1/search", "{\"question\":\"Where does Milvus store vectors?\"}")
                    .path("hits")
                    .path(0);
            assertThat(hit.path("page").asInt()).isEqualTo(3);
            assertThat(hit.path("pages").asText()).isEqualTo("3-4");
            assertThat(hit.path("codePointStart").asInt()).isEqualTo(90);
            assertThat(hit.path("boxes")).hasSize(2);
            assertThat(hit.path("boxes").path(0).path("width").asDouble()).isEqualTo(300.5);
        }
    }

    @Test
    void a_question_that_nothing_answers_is_told_so_in_its_language() throws Exception {
        JsonNode english = service.postJson("/v1/answer", "{\"question\":\"Who won yesterday?\"}");
        assertThat(english.path("origin").asText()).isEqualTo("none");
        assertThat(english.path("answer").asText()).startsWith("I do not know");
        assertThat(english.path("citations").isEmpty()).isTrue();
        JsonNode chinese = service.postJson("/v1/answer", "{\"question\":\"昨天谁赢了？\"}");
        assertThat(chinese.path("answer").asText()).startsWith("我不知道");
        assertThat(vllm.chats()).isEmpty();
    }

    @Test
    void a_stream_brings_citations_then_tokens_then_the_end() throws Exception {
        vllm.next(Reply.text("In", " object", " storage."));
        HttpResponse<String> response = service.post("/v1/answer", ASK_STREAMED);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        List<Event> events = Event.parse(response.body());
        assertThat(events).extracting(Event::name).containsExactly("citations", "token", "token", "token", "done");
        assertThat(events.get(0).data().path("citations").path(0).path("n").asInt())
                .isEqualTo(1);
        assertThat(events.get(1).data().path("text").asText()).isEqualTo("In");
        assertThat(events.get(4).data().path("origin").asText()).isEqualTo("llm");
    }

    @Test
    void a_model_that_is_down_leaves_quotes_and_says_so() throws Exception {
        vllm.close();
        JsonNode body = service.postJson("/v1/answer", ASK);
        assertThat(body.path("origin").asText()).isEqualTo("extract");
        assertThat(body.path("answer").asText()).contains("object storage");
        assertThat(body.path("trace").path("notes").path(0).asText()).contains("no model answered");
    }

    @Test
    void a_failure_before_the_first_token_is_tried_again_and_never_seen() throws Exception {
        vllm.next(Reply.hangUp(), Reply.status(503, "busy"), Reply.text("Fine."));
        assertThat(service.postJson("/v1/answer", ASK).path("answer").asText()).isEqualTo("Fine.");
        assertThat(vllm.chats()).hasSize(3);
    }

    @Test
    void an_error_event_under_status_200_before_any_token_is_a_failure_too() throws Exception {
        vllm.usual(Reply.text().failing(503, "The engine is currently busy"));
        JsonNode body = service.postJson("/v1/answer", ASK);
        assertThat(body.path("origin").asText()).isEqualTo("extract");
        assertThat(body.path("trace").path("notes").path(0).asText()).endsWith("the model servers are busy");
    }

    @Test
    void a_refused_key_is_not_tried_again() throws Exception {
        vllm.apiKey("right");
        JsonNode body = service.postJson("/v1/answer", ASK);
        assertThat(body.path("trace").path("notes").path(0).asText()).endsWith("the model server cannot be used");
    }

    @Test
    void whatever_breaks_after_the_first_token_is_an_error_event() throws Exception {
        Map<Reply, String> breaks = Map.of(
                Reply.text("In").ending(End.CUT), "broke off",
                Reply.text("In").ending(End.UNFINISHED), "broke off",
                Reply.text("In").ending(End.GARBAGE), "broke off",
                Reply.text("In").ending(End.SILENCE), "broke off",
                Reply.text("In").failing(500, "EngineCore encountered an issue"), "broke off");
        for (Map.Entry<Reply, String> broken : breaks.entrySet()) {
            vllm.next(broken.getKey());
            List<Event> events =
                    Event.parse(service.post("/v1/answer", ASK_STREAMED).body());
            assertThat(events).extracting(Event::name).containsExactly("citations", "token", "error");
            assertThat(events.get(2).data().path("detail").asText()).contains(broken.getValue());
            assertThat(events.get(2).data().path("status").asInt()).isGreaterThanOrEqualTo(500);
        }
    }

    @Test
    void a_whole_answer_that_breaks_half_way_is_repeated_or_quoted_and_never_a_part_of_an_answer() throws Exception {
        vllm.next(Reply.text("In").ending(End.CUT), Reply.text("In object storage."));
        assertThat(service.postJson("/v1/answer", ASK).path("answer").asText()).isEqualTo("In object storage.");
        vllm.usual(Reply.text("On").ending(End.CUT));
        JsonNode quoted = service.postJson("/v1/answer", ASK.replace("?", "!"));
        assertThat(quoted.path("origin").asText()).isEqualTo("extract");
    }

    @Test
    void a_client_that_leaves_stops_the_model() throws Exception {
        String[] many = new String[1000];
        java.util.Arrays.fill(many, " word");
        vllm.next(Reply.text(many).slow(Duration.ZERO, Duration.ofMillis(20)));
        HttpResponse<InputStream> response = service.client()
                .send(service.request("/v1/answer", ASK_STREAMED).build(), BodyHandlers.ofInputStream());
        assertThat(response.body().read()).isGreaterThan(0);
        response.body().close();
        assertThat(vllm.awaitCancelled(1, Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void an_index_without_a_generation_is_not_ready_until_there_is_one() throws Exception {
        TestIndex empty = new TestIndex();
        try (TestService early = new TestService(TestConfigs.with(), empty)) {
            HttpResponse<String> response = early.post("/v1/answer", ASK);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("retry-after")).isPresent();
            assertThat(early.get("/readyz").statusCode()).isEqualTo(503);
            empty.promote("g1", STORAGE);
            early.awaitReady();
            assertThat(early.post("/v1/answer", ASK).statusCode()).isEqualTo(200);
        }
    }
}
