package dev.corpusmill.bench;

import dev.corpusmill.api.config.Percent;
import dev.corpusmill.api.config.Secret;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.config.LlmPoolConfig;
import dev.corpusmill.config.LlmServerConfig;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.llm.GenerationRequest;
import dev.corpusmill.query.llm.LlmPool;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.testkit.llm.FakeVllm;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A pool over fake servers in this process. */
final class PoolBench implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 500;

    private final List<FakeVllm> servers = new ArrayList<>();
    private final LlmPool pool;
    private final ScheduledFuture<?> looking;

    PoolBench(int count, Supplier<FakeVllm> create, LlmPoolConfig.Balancing policy, ScheduledThreadPoolExecutor clock) {
        for (int i = 0; i < count; i++) {
            servers.add(create.get());
        }
        Duration interval = Duration.ofSeconds(1);
        LlmPoolConfig config =
                new LlmPoolConfig(policy, 10_000, interval, interval, 5, interval, Duration.ZERO, Percent.parse("5%"));
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        this.pool = new LlmPool(
                new LlmConfig(
                        servers.stream()
                                .map(server -> LlmServerConfig.at(server.base()))
                                .toList(),
                        "tiny",
                        Secret.NONE,
                        256,
                        0,
                        PATIENCE,
                        PATIENCE,
                        PATIENCE,
                        PATIENCE,
                        LlmConfig.Thoughts.PAIRED,
                        config),
                new LlmPool.Outside(http, clock, host -> List.of(), System::nanoTime, Math::random));
        this.looking = clock.scheduleWithFixedDelay(pool::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    List<FakeVllm> servers() {
        return servers;
    }

    List<LlmPool.State> states() {
        return pool.states();
    }

    CompletableFuture<?> ask(List<ChatMessage> messages) {
        return pool.generator()
                .generate(
                        new GenerationRequest(messages, Sampling.DEFAULT),
                        Deadline.after(PATIENCE),
                        token -> CompletableFuture.completedFuture(null));
    }

    @Override
    public void close() {
        looking.cancel(false);
        servers.forEach(FakeVllm::close);
    }
}
