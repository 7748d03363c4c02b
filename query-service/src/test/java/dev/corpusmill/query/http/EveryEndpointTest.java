package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.security.Priority;
import dev.corpusmill.query.security.Quota;
import dev.corpusmill.query.security.Scope;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys at every endpoint that the router knows, and in nothing that the service says or writes. */
class EveryEndpointTest {
    private static final int SECRETS = 20;

    @TempDir
    Path folder;

    private Tenants tenants;

    @BeforeEach
    void start() throws Exception {
        tenants = new Tenants(folder, 3, 4);
    }

    @AfterEach
    void stop() {
        tenants.close();
    }

    @Test
    void every_endpoint_but_the_open_ones_asks_for_a_key() throws Exception {
        String session = "{\"question\":\"Where is the item 2 stored?\",\"session\":\"mine\"}";
        assertThat(tenants.send("POST", "/v1/answer", tenants.keyOf(0), session).statusCode())
                .isEqualTo(200);
        String ask = "{\"question\":\"Where is the item 2 stored?\"}";
        List<String> open = List.of("GET /healthz", "GET /readyz", "GET /openapi.json", "GET /", "GET /page/{file}");
        Set<String> others = Set.of(
                "/v1/search",
                "/v1/search/explain",
                "/v1/answer",
                "/v1/chat/completions",
                "/v1/completions",
                "/v1/responses",
                "/v1/embeddings",
                "/v1/rerank",
                "/mcp",
                "/v1/models",
                "/v1/models/{model}",
                "/v1/documents",
                "/v1/document",
                "/v1/document/file",
                "/v1/feedback");
        for (String route : tenants.quoting().routes()) {
            String method = route.split(" ")[0];
            String template = route.split(" ")[1];
            String path = template.replace("{id}", "mine").replaceAll("\\{[a-z]+}", "docs");
            if (open.contains(route)) {
                assertThat(tenants.send(method, path, "", "").statusCode())
                        .as(route)
                        .isNotEqualTo(401);
                continue;
            }
            assertThat(tenants.send(method, path, "", ask).statusCode())
                    .as(route)
                    .isEqualTo(401);
            assertThat(tenants.send(method, path, "cm_wrong", ask).statusCode())
                    .as(route)
                    .isEqualTo(401);
            HttpResponse<String> other = tenants.send(method, path, tenants.keyOf(1), ask);
            if (others.contains(template)) { // these give everybody their own
                assertThat(other.body()).as(route).doesNotContain("vault-0-of");
            } else {
                assertThat(other.statusCode()).as(route).isIn(403, 404);
            }
        }
    }

    @Test
    void another_spelling_of_a_path_gives_no_other_rights() throws Exception {
        for (String path : List.of("/metrics", "/metrics/", "/v1/caches", "/v1/caches/")) {
            assertThat(tenants.send("GET", path, "", "").statusCode()).as(path).isEqualTo(401);
            assertThat(tenants.send("GET", path, tenants.keyOf(1), "").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void a_head_is_answered_as_the_get_would_be_without_its_body() throws Exception {
        for (String route : tenants.quoting().routes()) {
            if (!route.startsWith("GET ")) {
                continue;
            }
            String path = route.substring(4).replaceAll("\\{[a-z]+}", "docs");
            for (String key : List.of("", tenants.keyOf(1))) {
                HttpResponse<String> head = tenants.send("HEAD", path, key, "");
                assertThat(head.statusCode())
                        .as(path)
                        .isEqualTo(tenants.send("GET", path, key, "").statusCode());
                assertThat(head.body()).as(path).isEmpty();
            }
        }
    }

    @Test
    void planted_secrets_are_nowhere_to_be_seen() throws Exception {
        List<String> planted = new ArrayList<>();
        for (int i = 0; i < SECRETS; i++) {
            planted.add(tenants.keys()
                    .add(new Client(
                            "planted-" + i, new Scope("tenant0", Set.of("staff")), Priority.LIVE, Quota.NONE, i == 0)));
        }
        tenants.quoting()
                .await(() -> tenants.send("GET", "/v1/models", planted.get(SECRETS - 1), "")
                                .statusCode()
                        == 200);
        StringBuilder shown = new StringBuilder();
        for (String secret : planted) {
            for (String path : List.of("/v1/search", "/v1/answer", "/v1/chat/completions", "/metrics", "/nowhere")) {
                for (String body : List.of("{\"question\":\"Where is the item 2 stored?\"}", "{", "{\"x\":1}")) {
                    shown.append(tenants.send("POST", path, secret, body).body());
                    shown.append(tenants.send("POST", path, secret + "x", body).body());
                }
            }
        }
        shown.append(tenants.send("GET", "/metrics", planted.get(0), "").body());
        shown.append(tenants.send("GET", "/readyz", planted.get(0), "").body());
        tenants.quoting().close();
        shown.append(tenants.log());
        assertThat(shown).contains("planted-3");
        for (String secret : planted) {
            assertThat(shown.toString()).doesNotContain(secret.substring(3));
        }
    }
}
