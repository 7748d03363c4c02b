package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.eval.Question;
import dev.corpusmill.eval.QuestionSet;
import dev.corpusmill.eval.SquadSet;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a judgement of an answer to a golden question. */
class FeedbackTest {
    @TempDir
    Path folder;

    private TestService service;
    private ApiSchemas schemas;
    private String document;

    @BeforeEach
    void start() throws Exception {
        service = new TestService(
                        TestConfigs.shipped(
                                folder.resolve("no-keys.yaml"),
                                "embedding.engine=test",
                                "telemetry.query-log=",
                                "store.path=" + folder.resolve("data")),
                        new TestIndex().promote("g1", "One share costs 40 crowns."))
                .awaitReady();
        schemas = ApiSchemas.published();
        document = TestService.JSON
                .readTree(service.get("/v1/documents").body())
                .path("documents")
                .path(0)
                .path("id")
                .asText();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void an_accepted_judgement_is_a_golden_question_and_a_rejected_one_is_not() throws Exception {
        String passage = "{\"document\":\"" + document + "\",\"text\":\"40 crowns\"}";
        String id = send("\"verdict\":\"passage\",\"passage\":" + passage + ",\"sources\":[" + passage + "]");
        String other = send("\"verdict\":\"down\",\"correction\":\"50\"");
        HttpResponse<String> list = service.get("/v1/feedback");
        schemas.check("get", "/v1/feedback", list);
        assertThat(TestService.JSON.readTree(list.body()).path("feedback").findValuesAsText("state"))
                .containsExactly("open", "open");

        String accept =
                "{\"decision\":\"accept\",\"question\":\"What does a share cost?\",\"passage\":" + passage + "}";
        HttpResponse<String> accepted = service.post("/v1/feedback/" + id, accept);
        schemas.check("post", "/v1/feedback/{id}", accepted);
        assertThat(service.post("/v1/feedback/" + id, accept).statusCode()).isEqualTo(409);
        assertThat(service.post("/v1/feedback/" + other, "{\"decision\":\"reject\"}")
                        .statusCode())
                .isEqualTo(200);

        Path golden = folder.resolve("data/docs/golden.jsonl");
        List<Question> questions = QuestionSet.read(golden, SquadSet.Unit.ARTICLE);
        assertThat(questions).singleElement().satisfies(question -> {
            assertThat(question.text()).isEqualTo("What does a share cost?");
            assertThat(question.judged()).isTrue();
        });
    }

    @Test
    void question_and_passage_may_be_those_of_the_feedback() throws Exception {
        String passage = "{\"document\":\"" + document + "\",\"text\":\"share\\n costs  40 crowns\"}";
        String id = send("\"verdict\":\"passage\",\"passage\":" + passage);
        HttpResponse<String> accepted = service.post("/v1/feedback/" + id, "{\"decision\":\"accept\"}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        assertThat(QuestionSet.read(folder.resolve("data/docs/golden.jsonl"), SquadSet.Unit.ARTICLE))
                .extracting(Question::text)
                .containsExactly("What does it cost?");
    }

    @Test
    void a_text_that_the_document_does_not_have_makes_no_golden_question() throws Exception {
        String id = send("\"verdict\":\"up\"");
        String wrong =
                "{\"decision\":\"accept\",\"passage\":{\"document\":\"" + document + "\",\"text\":\"fifty crowns\"}}";
        HttpResponse<String> refused = service.post("/v1/feedback/" + id, wrong);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestService.JSON.readTree(refused.body()).path("field").asText())
                .isEqualTo("passage.text");
        assertThat(Files.exists(folder.resolve("data/docs/golden.jsonl"))).isFalse();
        assertThat(service.post("/v1/feedback/" + id, "{\"decision\":\"reject\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_cannot_be_judged_by_is_refused_and_says_why() throws Exception {
        for (String wrong : List.of(
                "{\"question\":\"x\"}",
                "{\"question\":\"x\",\"verdict\":\"best\"}",
                "{\"verdict\":\"up\"}",
                "{\"question\":\"x\",\"verdict\":\"up\",\"passage\":{\"document\":\"d\"}}",
                "{\"question\":\"x\",\"verdict\":\"up\",\"sources\":[1]}",
                "{\"question\":\"x\",\"verdict\":\"up\",\"stars\":5}")) {
            assertThat(service.post("/v1/feedback", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        String id = send("\"verdict\":\"up\"");
        for (String wrong : List.of(
                "{\"decision\":\"maybe\"}",
                "{\"decision\":\"accept\",\"question\":\"x\"}",
                "{\"decision\":\"accept\",\"question\":\"x\",\"passage\":{\"document\":\"docs:none\",\"text\":\"x\"}}",
                "{\"decision\":\"accept\",\"question\":\"x\",\"passage\":{\"document\":\"" + document
                        + "\",\"text\":\"...\"}}")) {
            assertThat(service.post("/v1/feedback/" + id, wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        for (String name : List.of("none", "..%2F..%2Fkeys", "000000000000-00000000")) {
            assertThat(service.post("/v1/feedback/" + name, "{\"decision\":\"reject\"}")
                            .statusCode())
                    .as(name)
                    .isIn(400, 404);
        }
        assertThat(Files.exists(folder.resolve("data/docs/golden.jsonl"))).isFalse();
    }

    private String send(String rest) throws Exception {
        HttpResponse<String> kept = service.post("/v1/feedback", "{\"question\":\"What does it cost?\"," + rest + "}");
        schemas.check("post", "/v1/feedback", kept);
        JsonNode body = TestService.JSON.readTree(kept.body());
        return body.path("id").asText();
    }
}
