package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpEndpointTest {
    private static TestService service;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        service =
                TestService.over(TestConfigs.with(), "Milvus stores vectors in object storage.", "Bananas are yellow.");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static JsonNode rpc(String method, String params) throws IOException, InterruptedException {
        return service.postJson("/mcp", message(method, params));
    }

    private static String message(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    private static String call(String tool, ObjectNode arguments) {
        return message("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    private static JsonNode said(JsonNode answer) throws IOException {
        assertThat(answer.at("/result/isError").asBoolean(true))
                .as(answer.toString())
                .isFalse();
        return TestService.JSON.readTree(answer.at("/result/content/0/text").asText());
    }

    private static ObjectNode arguments() {
        return TestService.JSON.createObjectNode();
    }

    @Test
    void an_argument_that_no_tool_has_is_named() throws Exception {
        for (String tool : List.of("search", "explain", "fetch", "list_documents")) {
            JsonNode answer = service.postJson("/mcp", call(tool, arguments().put("question", "x")));
            assertThat(answer.at("/result/isError").asBoolean()).as(tool).isTrue();
            assertThat(answer.at("/result/content/0/text").asText())
                    .as(tool)
                    .contains("unknown field 'question'")
                    .contains("known are");
        }
    }

    @Test
    void a_client_finds_a_passage_fetches_its_document_and_lists_all() throws Exception {
        JsonNode begun = rpc("initialize", "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{}}");
        assertThat(begun.at("/result/protocolVersion").asText()).isEqualTo("2025-06-18");
        assertThat(begun.path("id").asInt()).isEqualTo(7);
        assertThat(rpc("tools/list", "{}").at("/result/tools").findValuesAsText("name"))
                .contains("search", "fetch", "list_documents", "explain");

        JsonNode found = said(
                service.postJson("/mcp", call("search", arguments().put("query", "Where does Milvus store vectors?"))));
        String id = found.at("/results/0/id").asText();
        assertThat(found.at("/results/0/text").asText()).contains("object storage");
        assertThat(said(service.postJson("/mcp", call("fetch", arguments().put("id", id))))
                        .path("text")
                        .asText())
                .isEqualTo("Milvus stores vectors in object storage.");
        JsonNode first =
                said(service.postJson("/mcp", call("list_documents", arguments().put("limit", 1))));
        JsonNode rest = said(service.postJson(
                "/mcp",
                call(
                        "list_documents",
                        arguments().put("after", first.at("/documents/0/id").asText()))));
        assertThat(first.path("documents")).hasSize(1);
        assertThat(rest.path("documents")).hasSize(1);
        assertThat(said(service.postJson("/mcp", call("explain", arguments().put("query", "vectors"))))
                        .at("/hits/0/routes"))
                .isNotEmpty();
    }

    @Test
    void mistakes_are_told_to_the_model_or_to_the_client() throws Exception {
        JsonNode wrong = service.postJson("/mcp", call("search", arguments().put("question", "x")));
        assertThat(wrong.at("/result/isError").asBoolean()).isTrue();
        assertThat(service.postJson("/mcp", call("fetch", arguments().put("id", "docs:none")))
                        .at("/result/content/0/text")
                        .asText())
                .contains("no such document");
        assertThat(rpc("resources/list", "{}").at("/error/code").asInt()).isEqualTo(-32601);
        assertThat(service.post("/mcp", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(service.get("/mcp").statusCode()).isEqualTo(405);
    }

    @Test
    void a_page_elsewhere_may_not_call_and_an_unknown_version_is_refused() throws Exception {
        for (String header :
                new String[] {"Origin=https://elsewhere.example=403", "MCP-Protocol-Version=1999-01-01=400"}) {
            String[] parts = header.split("=", 3);
            HttpResponse<String> response = service.client()
                    .send(
                            service.request("/mcp", message("ping", "{}"))
                                    .header(parts[0], parts[1])
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(Integer.parseInt(parts[2]));
        }
    }

    @Test
    void each_client_sees_its_own_documents_only() throws Exception {
        try (Tenants tenants = new Tenants(folder, 2, 3)) {
            String listing = call("list_documents", arguments());
            HttpResponse<String> own = tenants.send("POST", "/mcp", tenants.keyOf(0), listing);
            HttpResponse<String> other = tenants.send("POST", "/mcp", tenants.keyOf(1), listing);
            String id = TestService.JSON
                    .readTree(TestService.JSON
                            .readTree(own.body())
                            .at("/result/content/0/text")
                            .asText())
                    .at("/documents/0/id")
                    .asText();
            assertThat(id).isNotEmpty();
            assertThat(other.body()).doesNotContain(id);
            assertThat(tenants.send(
                                    "POST",
                                    "/mcp",
                                    tenants.keyOf(1),
                                    call("fetch", arguments().put("id", id)))
                            .body())
                    .contains("no such document");
        }
    }
}
