package dev.corpusmill.query.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.config.Secret;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.config.LlmServerConfig;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.testkit.llm.ClosedLoop;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 256 clients that never pause, and servers with a fixed time for an answer. {@code scripts/bench pool} takes longer. */
class LlmBalanceTest {
    private static final int CLIENTS = 256;
    private static final Duration WARM_UP = Duration.ofMillis(1000);
    private static final Duration RUN = Duration.ofMillis(1500);
    private static final Duration SERVICE = Duration.ofMillis(50);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(2);
    private final List<FakeVllm> servers = new ArrayList<>();
    private double ratios; // of the fullest server to the mean, summed
    private int samples;

    @AfterEach
    void stop() {
        timer.shutdownNow();
        servers.forEach(FakeVllm::close);
    }

    @Test
    void equal_servers_are_equally_full_and_eight_do_the_work_of_eight() throws Exception {
        double one = run(pool(1)).perSecond();
        stopServers();
        LlmPool pool = pool(8);
        ClosedLoop.Result eight = run(pool);
        assertThat(ratios / samples).as("fullest over mean in flight").isLessThanOrEqualTo(1.10);
        assertThat(eight.perSecond() / one).as("1 → 8 servers").isGreaterThanOrEqualTo(7.2);
        assertThat(eight.failed()).isZero();
    }

    @Test
    void a_server_ten_times_slower_gets_little() throws Exception {
        LlmPool pool = pool(8);
        servers.get(4).usual(Reply.text("late").slow(SERVICE.multipliedBy(10), Duration.ZERO));
        run(pool);
        long all = servers.stream().mapToLong(FakeVllm::chatCount).sum() - CLIENTS; // the first ones found all idle
        long slow = servers.get(4).chatCount() - CLIENTS / 8;
        assertThat(slow / (all / 8.0)).isLessThanOrEqualTo(0.15);
    }

    private void stopServers() {
        servers.forEach(FakeVllm::close);
        servers.clear();
        ratios = 0;
        samples = 0;
    }

    private ClosedLoop.Result run(LlmPool pool) throws InterruptedException {
        return new ClosedLoop(() -> ask(pool), CLIENTS, timer).run(WARM_UP, RUN, () -> sample(pool));
    }

    private void sample(LlmPool pool) {
        int max = 0;
        int sum = 0;
        List<LlmPool.State> states = pool.states();
        for (LlmPool.State state : states) {
            max = Math.max(max, state.inFlight());
            sum += state.inFlight();
        }
        ratios += max * states.size() / (double) sum;
        samples++;
    }

    private static CompletableFuture<Completion> ask(LlmPool pool) {
        return pool.generator()
                .generate(
                        new GenerationRequest(List.of(new ChatMessage("user", "why?")), Sampling.DEFAULT),
                        Deadline.after(Duration.ofMinutes(1)),
                        token -> CompletableFuture.completedFuture(null));
    }

    private LlmPool pool(int count) {
        for (int i = 0; i < count; i++) {
            servers.add(new FakeVllm("tiny")
                    .capacity(4, 1000)
                    .usual(Reply.text("done").slow(SERVICE, Duration.ZERO)));
        }
        List<LlmServerConfig> listed = servers.stream()
                .map(server -> LlmServerConfig.at(server.base()))
                .toList();
        Duration patience = Duration.ofSeconds(30);
        LlmConfig config = new LlmConfig(
                listed,
                "tiny",
                Secret.NONE,
                100,
                0,
                patience,
                patience,
                patience,
                patience,
                LlmConfig.Thoughts.PAIRED,
                TestConfigs.pool());
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        LlmPool pool = new LlmPool(
                config, new LlmPool.Outside(http, timer, host -> List.of(), System::nanoTime, Math::random));
        timer.scheduleAtFixedRate(pool::look, 0, 200, java.util.concurrent.TimeUnit.MILLISECONDS);
        return pool;
    }
}
