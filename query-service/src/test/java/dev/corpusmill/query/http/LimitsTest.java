package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
    private static final String ASK = "{\"question\":\"Where are vectors stored?\"}";
    private static final String ASK_STREAMED = "{\"question\":\"Where are vectors stored?\",\"stream\":true}";

    @TempDir
    Path folder;

    private TestKeys keys;
    private FakeVllm vllm;

    @BeforeEach
    void start() {
        keys = new TestKeys(folder.resolve("keys.yaml"));
        String[] words = new String[1000];
        java.util.Arrays.fill(words, " word");
        vllm = new FakeVllm("tiny").usual(Reply.text(words).slow(Duration.ZERO, Duration.ofMillis(50)));
    }

    @AfterEach
    void stop() {
        vllm.close();
    }

    private TestService service(String... overrides) throws Exception {
        List<String> all = new ArrayList<>(List.of(overrides));
        all.add("llm.servers=[\"" + vllm.base() + "\"]");
        return new TestService(
                        TestConfigs.shipped(keys.file(), all.toArray(String[]::new)),
                        new TestIndex().promote("g1", "Vectors are stored in object storage."))
                .awaitReady();
    }

    private String key(String name, Priority priority, Quota quota) {
        return keys.add(new Client(name, new Scope("public", java.util.Set.of("everyone")), priority, quota, false));
    }

    private static HttpResponse<InputStream> stream(TestService service) throws Exception {
        HttpResponse<InputStream> response = service.client()
                .send(service.request("/v1/answer", ASK_STREAMED).build(), BodyHandlers.ofInputStream());
        assertThat(response.body().read()).isPositive();
        return response;
    }

    @Test
    void a_key_over_its_rate_is_told_when_to_come_again_and_others_are_not_held_back() throws Exception {
        String slow = key("slow", Priority.LIVE, new Quota(0.5, 0));
        String other = key("other", Priority.LIVE, Quota.NONE);
        try (TestService service = service()) {
            assertThat(service.with(slow).post("/v1/search", ASK).statusCode()).isEqualTo(200);
            HttpResponse<String> refused = service.post("/v1/search", ASK);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("retry-after")).contains("2");
            assertThat(service.post("/v1/chat/completions", ASK).body()).contains("over_quota");
            assertThat(service.with(other).post("/v1/search", ASK).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_key_has_no_more_at_once_than_it_may_until_one_has_ended_even_if_its_client_just_left() throws Exception {
        String narrow = key("narrow", Priority.LIVE, new Quota(0, 1));
        try (TestService service = service().with(narrow)) {
            HttpResponse<InputStream> open = stream(service);
            assertThat(service.post("/v1/search", ASK).statusCode()).isEqualTo(429);
            open.body().close();
            service.await(() -> service.post("/v1/search", ASK).statusCode() == 200);
            service.post("/v1/search", "{");
            assertThat(service.post("/v1/search", ASK).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_full_service_says_so_at_once_and_batch_keys_leave_room_for_live_ones() throws Exception {
        String batch = key("batch", Priority.BATCH, Quota.NONE);
        String live = key("live", Priority.LIVE, Quota.NONE);
        try (TestService service = service("limits.answers=4")) {
            List<HttpResponse<InputStream>> open = new ArrayList<>();
            service.with(batch);
            open.add(stream(service));
            open.add(stream(service));
            HttpResponse<String> refused = service.post("/v1/answer", ASK_STREAMED);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).contains("1");
            assertThat(refused.body()).contains("overloaded");
            service.with(live);
            open.add(stream(service));
            open.add(stream(service));
            assertThat(service.post("/v1/answer", ASK_STREAMED).statusCode()).isEqualTo(503);
            assertThat(service.post("/v1/search", ASK).statusCode()).isEqualTo(200);
            for (HttpResponse<InputStream> stream : open) {
                stream.body().close();
            }
            service.await(() -> vllm.running() == 0);
            service.await(() -> {
                HttpResponse<InputStream> again = service.client()
                        .send(service.request("/v1/answer", ASK_STREAMED).build(), BodyHandlers.ofInputStream());
                again.body().close();
                return again.statusCode() == 200;
            });
        }
    }
}
