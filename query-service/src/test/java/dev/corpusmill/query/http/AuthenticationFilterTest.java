package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestKeys;
import dev.corpusmill.query.TestService;
import dev.corpusmill.query.security.KeyFileException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticationFilterTest {
    private static final String ASK = "{\"question\":\"Where are vectors stored?\"}";

    @TempDir
    Path folder;

    private TestKeys keys;

    @BeforeEach
    void keyFile() {
        keys = new TestKeys(folder.resolve("keys.yaml"));
    }

    private TestService service(String... overrides) throws Exception {
        TestIndex index = new TestIndex().promote("g1", "Milvus stores vectors in object storage.");
        index.upsert("g1", List.of(index.node("docs:b.md", "Vectors of beta are stored in a cave.", "beta", "staff")));
        return new TestService(TestConfigs.shipped(keys.file(), overrides), index).awaitReady();
    }

    @Test
    void a_key_shows_the_documents_of_its_tenant_and_principals_only() throws Exception {
        String alpha = keys.add("alpha", "public", "everyone");
        String beta = keys.add("beta", "beta", "staff");
        String outsider = keys.add("outsider", "beta", "guests");
        try (TestService service = service()) {
            assertThat(service.with(alpha).post("/v1/search", ASK).body())
                    .contains("object storage")
                    .doesNotContain("cave");
            assertThat(service.with(beta).post("/v1/search", ASK).body())
                    .contains("cave")
                    .doesNotContain("object storage");
            assertThat(service.with(outsider)
                            .postJson("/v1/search", ASK)
                            .path("hits")
                            .isEmpty())
                    .isTrue();
            assertThat(service.with(beta)
                            .postJson("/v1/answer", ASK)
                            .path("answer")
                            .asText())
                    .contains("cave");
        }
    }

    @Test
    void without_a_good_key_nothing_but_the_open_paths_answers() throws Exception {
        keys.add("alpha", "public", "everyone");
        try (TestService service = service()) {
            for (String key : List.of("", "cm_wrong")) {
                HttpResponse<String> refused = service.with(key).post("/v1/search", ASK);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.headers().firstValue("www-authenticate").orElse(""))
                        .startsWith("Bearer");
                assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
                assertThat(service.with(key).post("/v1/chat/completions", "{}").body())
                        .contains("\"error\"", "unauthorized");
            }
            assertThat(service.with("").get("/healthz").statusCode()).isEqualTo(200);
            assertThat(service.with("").get("/openapi.json").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_new_key_is_let_in_and_a_removed_one_is_not_without_a_restart() throws Exception {
        String alpha = keys.add("alpha", "public", "everyone");
        try (TestService service = service()) {
            String late = keys.add("late", "public", "everyone");
            service.with(late).await(() -> service.post("/v1/search", ASK).statusCode() == 200);
            Files.writeString(keys.file(), "keys: []\n");
            service.with(alpha).await(() -> service.post("/v1/search", ASK).statusCode() == 401);
        }
    }

    @Test
    void an_open_address_needs_keys_and_a_key_file_with_a_mistake_starts_nothing() throws Exception {
        TestIndex index = new TestIndex().promote("g1", "text");
        Path none = folder.resolve("none.yaml");
        assertThatThrownBy(() -> new TestService(TestConfigs.shipped(none, "service.listen=0.0.0.0:0"), index))
                .isInstanceOf(ListenException.class)
                .hasMessageContaining("without keys");
        Files.writeString(none, "keys: 3\n");
        assertThatThrownBy(() -> new TestService(TestConfigs.shipped(none), index))
                .isInstanceOf(KeyFileException.class);
    }

    @Test
    void a_page_of_another_origin_may_call_only_where_the_configuration_says_so() throws Exception {
        keys.add("alpha", "public", "everyone");
        try (TestService service = service("security.cors-origins=[\"https://good.example\"]")) {
            assertThat(preflight(service, "https://good.example").headers().firstValue("access-control-allow-origin"))
                    .contains("https://good.example");
            HttpResponse<String> refused = preflight(service, "https://bad.example");
            assertThat(refused.headers().firstValue("access-control-allow-origin"))
                    .isEmpty();
            assertThat(refused.statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> preflight(TestService service, String origin) throws Exception {
        return service.client()
                .send(
                        service.request("/v1/search", "")
                                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody())
                                .header("Origin", origin)
                                .header("Access-Control-Request-Method", "POST")
                                .build(),
                        BodyHandlers.ofString());
    }
}
