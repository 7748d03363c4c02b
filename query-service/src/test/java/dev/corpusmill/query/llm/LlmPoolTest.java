package dev.corpusmill.query.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.config.Secret;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.config.LlmServerConfig;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LlmPoolTest {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final List<FakeVllm> servers = new ArrayList<>();
    private List<String> addresses = List.of("127.0.0.1");

    @AfterEach
    void stop() {
        timer.shutdownNow();
        servers.forEach(FakeVllm::close);
    }

    @Test
    void a_refusal_before_the_first_token_is_made_good_by_another_server() throws Exception {
        LlmPool pool = pool(3);
        servers.get(0).usual(Reply.status(500, "broken"));
        servers.get(1).usual(Reply.hangUp());
        for (int i = 0; i < 20; i++) {
            assertThat(ask(pool)).isEqualTo("The answer is 42.");
        }
        assertThat(servers.get(0).chatCount()).isLessThanOrEqualTo(5);
        assertThat(servers.get(1).chatCount()).isLessThanOrEqualTo(5);
    }

    @Test
    void an_answered_call_leaves_nothing_behind_that_waits_for_its_time_limit() throws Exception {
        timer.setRemoveOnCancelPolicy(true);
        LlmPool pool = pool(1);
        assertThat(ask(pool)).isEqualTo("The answer is 42.");
        int waiting = timer.getQueue().size();
        for (int i = 0; i < 50; i++) {
            ask(pool);
        }

        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(3); // a call has five
        while (timer.getQueue().size() > waiting && System.nanoTime() < endNanos) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(timer.getQueue().size()).isLessThanOrEqualTo(waiting);
    }

    @Test
    void a_server_with_another_key_or_without_the_model_is_passed_over() throws Exception {
        servers.add(new FakeVllm("tiny").apiKey("other"));
        servers.add(new FakeVllm("large"));
        servers.add(new FakeVllm("tiny"));
        LlmPool pool = pool("tiny", servers.stream().map(server -> LlmServerConfig.at(server.base())));
        for (int i = 0; i < 10; i++) {
            assertThat(ask(pool)).isEqualTo("The answer is 42.");
        }
    }

    @Test
    void servers_have_models_and_keys_of_their_own() throws Exception {
        servers.add(new FakeVllm("tiny").apiKey("one"));
        servers.add(new FakeVllm("large").apiKey("two"));
        LlmPool pool = pool(
                "",
                Stream.of(
                        new LlmServerConfig(servers.get(0).base(), "tiny", new Secret("one"), false),
                        new LlmServerConfig(servers.get(1).base(), "large", new Secret("two"), false)));
        for (int i = 0; i < 20; i++) {
            ask(pool);
        }
        assertThat(servers).allMatch(server -> server.chatCount() > 0);
    }

    @Test
    void each_address_of_a_name_is_a_server_and_a_name_that_is_lost_keeps_them() throws Exception {
        servers.add(new FakeVllm("tiny"));
        String url = servers.get(0).base().replace("127.0.0.1", "vllm.example");
        LlmPool pool = pool("", Stream.of(new LlmServerConfig(url, "", Secret.NONE, true)));
        assertThat(pool.states()).isEmpty();
        pool.resolve();
        assertThat(ask(pool)).isEqualTo("The answer is 42.");
        addresses = List.of("127.0.0.1", "127.0.0.2");
        pool.resolve();
        assertThat(pool.states())
                .extracting(LlmPool.State::server)
                .hasSize(2)
                .contains(servers.get(0).base());
        addresses = List.of();
        pool.resolve();
        assertThat(pool.states()).hasSize(2);
    }

    @Test
    void probes_tell_who_is_down_before_any_request_does() throws Exception {
        LlmPool pool = pool(2);
        servers.get(0).down();
        awaitProblem(pool, "not reached", 1);
        for (int i = 0; i < 10; i++) {
            ask(pool);
        }
        assertThat(servers.get(1).chatCount()).isEqualTo(10);
        servers.get(0).up();
        awaitProblem(pool, "not reached", 0);
    }

    @Test
    void a_cancelled_answer_is_stopped_at_the_server() throws Exception {
        LlmPool pool = pool(1);
        servers.get(0).usual(Reply.hang());
        CompletableFuture<Completion> result = pool.generator().generate(request(), deadline(), text -> null);
        assertThat(servers.get(0).awaitRunning(1, Duration.ofSeconds(5))).isTrue();
        result.cancel(true);
        assertThat(servers.get(0).awaitCancelled(1, Duration.ofSeconds(1))).isTrue();
        assertThat(pool.states().get(0).inFlight()).isZero();
    }

    private void awaitProblem(LlmPool pool, String problem, int serversWithIt) {
        long endNanos = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        long found = -1;
        while (found != serversWithIt) {
            assertThat(System.nanoTime()).as(pool.states().toString()).isLessThan(endNanos);
            pool.look();
            found = pool.states().stream()
                    .filter(state -> state.problem().contains(problem))
                    .count();
        }
        pool.look();
    }

    private LlmPool pool(int count) {
        for (int i = 0; i < count; i++) {
            servers.add(new FakeVllm("tiny"));
        }
        return pool("", servers.stream().map(server -> LlmServerConfig.at(server.base())));
    }

    private LlmPool pool(String model, Stream<LlmServerConfig> listed) {
        Duration patience = Duration.ofSeconds(5);
        LlmConfig config = new LlmConfig(
                listed.toList(),
                model,
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
        return new LlmPool(config, new LlmPool.Outside(http, timer, this::resolve, System::nanoTime, Math::random));
    }

    private List<String> resolve(String host) throws UnknownHostException {
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    private static String ask(LlmPool pool) throws Exception {
        StringBuilder text = new StringBuilder();
        pool.generator()
                .generate(request(), deadline(), token -> {
                    text.append(token);
                    return CompletableFuture.completedFuture(null);
                })
                .get(10, TimeUnit.SECONDS);
        return text.toString();
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(10));
    }

    private static GenerationRequest request() {
        return new GenerationRequest(List.of(new ChatMessage("user", "why?")), Sampling.DEFAULT);
    }
}
