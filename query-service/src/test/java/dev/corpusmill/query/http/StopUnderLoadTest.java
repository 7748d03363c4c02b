package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestIndex;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A request that came in before the service began to stop gets its whole answer. */
class StopUnderLoadTest {
    private static final int STREAMS = 30;
    private static final int CLIENTS = 3;

    @TempDir
    Path folder;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger whole = new AtomicInteger();

    @RepeatedTest(2)
    void no_request_that_was_taken_is_lost() throws Exception {
        String[] words = new String[20];
        Arrays.fill(words, " word");
        Path log = folder.resolve("log.jsonl");
        try (FakeVllm vllm =
                new FakeVllm("tiny").usual(Reply.text(words).slow(Duration.ofMillis(1_500), Duration.ofMillis(10)))) {
            TestService service = new TestService(
                            TestConfigs.shipped(
                                    Path.of(""),
                                    "llm.servers=[\"" + vllm.base() + "\"]",
                                    "telemetry.query-log=" + log,
                                    "cache.answers=0B"),
                            new TestIndex().promote("g1", "Vectors are stored in object storage."))
                    .awaitReady();
            List<CompletableFuture<Void>> streams = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                streams.add(stream(service, i));
            }
            assertThat(vllm.awaitRunning(STREAMS, Duration.ofSeconds(5))).isTrue();
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(CompletableFuture.runAsync(() -> search(service)));
            }
            service.await(() -> whole.get() > 50);
            service.close();
            stopped.set(true);
            CompletableFuture.allOf(streams.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
            CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            lines.add(TestService.JSON.readTree(line));
        }
        List<JsonNode> taken = lines.stream()
                .filter(line -> !line.path("problem").asText().equals("stopping"))
                .toList();
        assertThat(taken).allSatisfy(line -> {
            assertThat(line.path("status").asInt()).as(line.toString()).isEqualTo(200);
            assertThat(line.has("problem")).as(line.toString()).isFalse();
        });
        assertThat(whole.get())
                .as("whole answers that clients have, of those that were taken")
                .isEqualTo(taken.size());
    }

    private CompletableFuture<Void> stream(TestService service, int i) {
        String ask = "{\"question\":\"Where are the vectors " + i + " stored?\",\"stream\":true}";
        return service.client()
                .sendAsync(service.request("/v1/answer", ask).build(), BodyHandlers.ofString())
                .thenAccept(response -> {
                    assertThat(response.body()).contains("event: done");
                    whole.incrementAndGet();
                });
    }

    /** Goes on until the service is gone; a refusal, or a connection that gives no answer, was not taken. */
    private void search(TestService service) {
        for (int i = 0; !stopped.get(); i++) {
            try {
                HttpResponse<String> response =
                        service.post("/v1/search", "{\"question\":\"Where are vectors stored " + i + "?\"}");
                if (response.statusCode() == 200) {
                    whole.incrementAndGet();
                }
            } catch (IOException | InterruptedException gone) {
                return;
            }
        }
    }
}
