package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchEndpointTest {
    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        TestIndex index = new TestIndex()
                .promote("g1", "Milvus stores vectors in object storage.", "The cat sleeps on the mat.", "Dogs bark.");
        index.upsert(
                "g1",
                List.of(
                        index.node(
                                "docs:secret.md", "Milvus stores the secrets of another tenant.", "other", "everyone"),
                        index.node("docs:long.md", "A long report. ".repeat(1000), "public", "everyone"),
                        index.node("docs:boss.md", "Milvus stores the secrets of the boss.", "public", "boss")));
        service = new TestService(TestConfigs.with(), index).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void the_best_hit_comes_first_with_its_place_and_what_each_route_said() throws Exception {
        JsonNode body = service.postJson("/v1/search", "{\"question\":\"Where does Milvus store vectors?\",\"k\":2}");
        JsonNode hit = body.path("hits").path(0);
        assertThat(hit.path("text").asText()).isEqualTo("Milvus stores vectors in object storage.");
        assertThat(hit.path("page").asInt()).isEqualTo(3);
        assertThat(hit.path("charStart").asInt()).isEqualTo(100);
        assertThat(hit.path("heading").asText()).isEqualTo("Heading");
        assertThat(hit.path("metadata").path("topic").asText()).isEqualTo("test");
        assertThat(hit.path("routes").path("bm25").path("rank").asInt()).isEqualTo(1);
        assertThat(hit.path("routes").path("dense").path("score").asDouble()).isBetween(0.3, 1.0);
        assertThat(body.path("routes").findValuesAsText("state")).containsExactly("ok", "ok");
        assertThat(body.path("generation").asText()).isEqualTo("g1");
        assertThat(body.path("hits").size()).isEqualTo(2);
    }

    @Test
    void a_response_of_a_usual_size_is_sent_whole_with_its_length() throws Exception {
        HttpResponse<String> response = service.post("/v1/search", "{\"question\":\"long report\",\"k\":1}");
        assertThat(response.body()).hasSizeGreaterThan(15_000);
        assertThat(response.headers().firstValueAsLong("Content-Length"))
                .hasValue(response.body().length());
    }

    @Test
    void rows_of_another_tenant_or_principal_are_never_found() throws Exception {
        String body = service.post("/v1/search", "{\"question\":\"secrets Milvus stores\",\"k\":50}")
                .body();
        assertThat(body).contains("object storage").doesNotContain("secret");
    }

    @Test
    void a_request_may_choose_among_the_configured_routes_and_set_their_weights() throws Exception {
        JsonNode words = service.postJson("/v1/search", "{\"question\":\"Dogs bark\",\"routes\":[\"bm25\"]}");
        assertThat(words.path("routes").findValuesAsText("name")).containsExactly("bm25");
        assertThat(words.path("hits"))
                .allSatisfy(hit -> assertThat(hit.path("routes").has("dense")).isFalse());

        JsonNode both =
                service.postJson("/v1/search", "{\"question\":\"Dogs bark\",\"weights\":{\"dense\":0,\"bm25\":7}}");
        assertThat(both.path("hits").path(0).path("score").asDouble()).isEqualTo(7);
    }

    @Test
    void a_choice_beyond_the_configuration_is_refused_by_name() throws Exception {
        assertThat(detail("{\"question\":\"a\",\"routes\":[\"colbert\"]}"))
                .isEqualTo("field 'routes' must be among dense, bm25; 'colbert' is no route");
        assertThat(detail("{\"question\":\"a\",\"weights\":{\"bm25\":-1}}"))
                .isEqualTo("field 'weights' must be numbers 0 to 1000");
        assertThat(detail("{\"question\":\"a\",\"weights\":{\"dense\":0,\"bm25\":0}}"))
                .isEqualTo("field 'weights' must be more than 0 for one of the routes that are searched");
        assertThat(detail("{\"question\":\"a\",\"routes\":[\"bm25\"],\"weights\":{\"dense\":1}}"))
                .contains("'dense' is not");
    }

    private static String detail(String request) throws Exception {
        HttpResponse<String> response = service.post("/v1/search", request);
        assertThat(response.statusCode()).isEqualTo(400);
        return new ObjectMapper().readTree(response.body()).path("detail").asText();
    }
}
