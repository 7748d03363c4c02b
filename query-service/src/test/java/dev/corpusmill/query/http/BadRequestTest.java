package dev.corpusmill.query.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users send by mistake gets a problem document that names the mistake, and costs nothing else. */
class BadRequestTest {
    /** A blank that does not break, one of no width, a control character and half a character. */
    private static final String BLANKS = "{\"question\":\" \\u00a0\\u3000\\u200b\\u0000\\ud800\"}";

    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.over(TestConfigs.with(), "Milvus stores vectors in object storage.");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void an_unknown_field_is_named_with_the_known_ones() throws Exception {
        JsonNode problem = problem(400, "/v1/search", "{\"question\":\"x\",\"kk\":3}");
        assertThat(problem.path("type").asText()).isEqualTo("urn:corpusmill:problem:unknown-field");
        assertThat(problem.path("detail").asText()).contains("'kk'", "question, k, filter");
        assertThat(problem.path("instance").asText()).isEqualTo("/v1/search");
        assertThat(problem.path("title").asText()).isEqualTo("Bad Request");
    }

    @Test
    void no_question_or_an_empty_one_is_told_so() throws Exception {
        for (String body :
                new String[] {"{}", "{\"question\":\"\"}", "{\"question\":\" \\n\"}", "{\"question\":null}", BLANKS}) {
            assertThat(problem(400, "/v1/answer", body).path("field").asText())
                    .as(body)
                    .isEqualTo("question");
        }
    }

    @Test
    void a_long_question_is_told_its_limit() throws Exception {
        JsonNode problem = problem(413, "/v1/search", "{\"question\":\"" + "x".repeat(1001) + "\"}");
        assertThat(problem.path("detail").asText()).contains("1001", "1000");
    }

    @Test
    void a_body_over_the_limit_is_refused_with_and_without_its_length() throws Exception {
        String body = "{\"question\":\"" + "x".repeat(1 << 20) + "\"}";
        assertThat(problem(413, "/v1/search", body).path("detail").asText()).contains("65536 bytes");
        HttpRequest chunked = HttpRequest.newBuilder(URI.create(service.base() + "/v1/search"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
                .build();
        assertThat(service.client().send(chunked, BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void malformed_json_is_told_its_place() throws Exception {
        assertThat(problem(400, "/v1/search", "{\"question\":\n  oops}")
                        .path("detail")
                        .asText())
                .contains("line 2, column");
        problem(400, "/v1/search", "{\"question\":\"a\",\"question\":\"b\"}");
        problem(400, "/v1/search", "{\"question\":\"a\"} trailing");
        problem(400, "/v1/search", "[1]");
        problem(400, "/v1/search", "");
        for (String body : new String[] {"[".repeat(20_000), "[", "{"}) {
            assertThat(problem(400, "/v1/search", body).path("detail").asText()).doesNotContain("StreamRead", "Source");
        }
    }

    @Test
    void a_filter_of_an_unknown_field_is_named_with_the_known_ones() throws Exception {
        String filter = "{\"eq\":{\"field\":\"team\",\"value\":\"x\"}}";
        JsonNode problem = problem(400, "/v1/search", "{\"question\":\"x\",\"filter\":" + filter + "}");
        assertThat(problem.path("detail").asText())
                .isEqualTo("unknown filter field: field=team"
                        + " known=document_id, page, principals, tenant, uri, metadata.topic");
    }

    @Test
    void what_is_not_http_is_refused_with_a_problem_document() throws Exception {
        URI base = URI.create(service.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            socket.shutdownOutput();
            String response = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            assertThat(response)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "urn:corpusmill:problem:bad-request")
                    .doesNotContain("<html>");
        }
    }

    @Test
    void values_of_a_wrong_type_are_named() throws Exception {
        assertThat(problem(400, "/v1/search", "{\"question\":7}").path("field").asText())
                .isEqualTo("question");
        assertThat(problem(400, "/v1/search", "{\"question\":\"x\",\"k\":0}")
                        .path("field")
                        .asText())
                .isEqualTo("k");
        assertThat(problem(400, "/v1/search", "{\"question\":\"x\",\"k\":1.5}")
                        .path("field")
                        .asText())
                .isEqualTo("k");
        assertThat(problem(400, "/v1/answer", "{\"question\":\"x\",\"stream\":\"yes\"}")
                        .path("field")
                        .asText())
                .isEqualTo("stream");
    }

    @Test
    void a_filter_that_is_none_or_names_an_unknown_field_is_the_clients_fault() throws Exception {
        assertThat(problem(400, "/v1/search", "{\"question\":\"x\",\"filter\":{\"near\":{}}}")
                        .path("field")
                        .asText())
                .isEqualTo("filter");
        problem(
                400,
                "/v1/search",
                "{\"question\":\"x\",\"filter\":{\"eq\":{\"field\":\"metadata.nope\",\"value\":\"1\"}}}");
    }

    @Test
    void a_filter_narrows_and_finding_nothing_is_no_error() throws Exception {
        String filter = "\"filter\":{\"eq\":{\"field\":\"metadata.topic\",\"value\":\"%s\"}}";
        String found = "{\"question\":\"Where does Milvus store vectors?\"," + filter.formatted("test") + "}";
        String nothing = "{\"question\":\"Where does Milvus store vectors?\"," + filter.formatted("other") + "}";
        assertThat(service.postJson("/v1/search", found).path("hits").size()).isEqualTo(1);
        assertThat(service.postJson("/v1/search", nothing).path("hits").isEmpty())
                .isTrue();
        assertThat(service.postJson("/v1/answer", nothing).path("origin").asText())
                .isEqualTo("none");
    }

    @Test
    void another_content_type_is_refused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.base() + "/v1/search"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"question\":\"x\"}"))
                .build();
        HttpResponse<String> response = service.client().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("text/plain");
    }

    @Test
    void unknown_paths_and_methods_are_problems_in_the_format_of_the_endpoint() throws Exception {
        HttpResponse<String> missing = service.get("/v1/nothing");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        HttpResponse<String> method = service.get("/v1/search");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(TestService.JSON.readTree(method.body()).path("status").asInt())
                .isEqualTo(405);
        HttpResponse<String> chat = service.get("/v1/chat/completions");
        assertThat(chat.statusCode()).isEqualTo(405);
        assertThat(TestService.JSON
                        .readTree(chat.body())
                        .path("error")
                        .path("message")
                        .asText())
                .isNotEmpty();
    }

    private static JsonNode problem(int status, String path, String body) throws Exception {
        HttpResponse<String> response = service.post(path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body()).doesNotContain("\tat ").doesNotContain("Exception");
        return TestService.JSON.readTree(response.body());
    }
}
