package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Judging;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Searches from several clients at once while the reranker has each of its faults in turn. A short run by default;
 * {@code scripts/e2e/test-rerank-faults} makes a long one, and holds it to the time box.
 */
class RerankFaultsTest {
    private static final int REQUESTS = Integer.getInteger("corpusmill.rerank-requests", 160);
    private static final int CLIENTS = 8;
    private static final long BOX_MILLIS = 300;
    private static final String SEARCH = "{\"question\":\"harbour built %d\",\"k\":4}";

    private static int questions; // each is another one: results are cached

    @Test
    void whatever_the_reranker_does_under_load_no_search_fails() throws Exception {
        try (FakeVllm model = new FakeVllm("tiny");
                TestService service = service(model)) {
            int each = REQUESTS / Judging.values().length;
            load(service, each); // a program that has just started is slow
            long plain = 0;
            for (Judging judging : Judging.values()) {
                model.judging(judging);
                List<Long> millis = load(service, each);
                long p95 = millis.get(millis.size() * 95 / 100);
                plain = judging == Judging.WELL ? p95 : plain;
                System.out.printf("reranker %s: searches=%d p95=%d ms%n", judging, millis.size(), p95);
                if (REQUESTS >= 5000) {
                    assertThat(p95).as(judging.name()).isLessThanOrEqualTo(BOX_MILLIS + plain);
                }
            }
        }
    }

    private static TestService service(FakeVllm model) throws Exception {
        String settings = "[{kind: rerank, timeout: " + BOX_MILLIS + "ms, rerank: {url: '" + model.base()
                + "', model: tiny, remembered: 0}}]";
        return TestService.over(
                TestConfigs.shipped(Path.of(""), "embedding.engine=test", "search.post-processors=" + settings),
                "The harbour, the harbour.",
                "Built of stone, built of wood.",
                "The harbour was built by hand.",
                "Rain.");
    }

    /** Milliseconds of each search, ascending; all of them found something. */
    private static List<Long> load(TestService service, int requests) throws Exception {
        Semaphore clients = new Semaphore(CLIENTS);
        ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            clients.acquire();
            long startNanos = System.nanoTime();
            sent.add(service.client()
                    .sendAsync(
                            service.request("/v1/search", SEARCH.formatted(questions++))
                                    .build(),
                            BodyHandlers.ofString())
                    .whenComplete((response, failure) -> {
                        millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
                        clients.release();
                    }));
        }
        for (CompletableFuture<HttpResponse<String>> one : sent) {
            HttpResponse<String> response = one.get(60, TimeUnit.SECONDS);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).contains("\"hits\":[{");
        }
        return millis.stream().sorted().toList();
    }
}
