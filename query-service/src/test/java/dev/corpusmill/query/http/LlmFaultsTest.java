package dev.corpusmill.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.config.Percent;
import dev.corpusmill.api.config.Secret;
import dev.corpusmill.config.LlmConfig;
import dev.corpusmill.config.LlmPoolConfig;
import dev.corpusmill.config.LlmServerConfig;
import dev.corpusmill.query.TestConfigs;
import dev.corpusmill.query.TestService;
import dev.corpusmill.testkit.llm.FakeVllm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Eight servers that misbehave in twenty-four ways while requests come in at a steady rate. A short run by default;
 * {@code scripts/e2e/test-llm-faults} makes a long one.
 */
class LlmFaultsTest {
    private static final int SERVERS = 8;
    private static final int REQUESTS = Integer.getInteger("corpusmill.llm-faults", 400);
    private static final long SEED = Long.getLong("corpusmill.seed", 20261121);
    private static final Duration BETWEEN_REQUESTS =
            Duration.ofMillis(Integer.getInteger("corpusmill.llm-faults-millis", 10));
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final int LEAVERS = 20; // one request in so many leaves before its end
    private static final int ROUND = 500; // requests
    private static final int WARMING = 100; // requests
    private static final int BROKEN = 3; // servers in a round
    private static final long FLAT_BYTES = 64 << 20; // between the least and the most that rounds leave in the heap
    private static final String[] TEXTS = {
        "Milvus stores vectors in object storage.",
        "Where vectors come from. " + "A model makes them of text, and Milvus keeps them. ".repeat(20),
        "Where Milvus runs. " + "It runs on one machine or on many, and vectors follow. ".repeat(20)
    };

    private final Random random = new Random(SEED);
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(2);
    private final List<FaultyServer> servers = new ArrayList<>();
    private final Map<StreamOutcome, Integer> outcomes = new EnumMap<>(StreamOutcome.class);
    private final Set<String> lost = new TreeSet<>();
    private final LongSummaryStatistics heap = new LongSummaryStatistics();

    @AfterEach
    void stop() {
        clock.shutdownNow();
        servers.forEach(server -> server.vllm().close());
    }

    @Test
    void whatever_breaks_no_request_is_lost_and_no_answer_ends_in_silence() throws Exception {
        for (int i = 0; i < SERVERS; i++) {
            servers.add(new FaultyServer(new FakeVllm("tiny"), clock));
        }
        try (TestService service = TestService.over(config(), TEXTS)) {
            StreamClient client = new StreamClient(service, FaultyServer.ANSWER);
            run(client);
            assertThat(client.oddities())
                    .as("answers that end short, seed=" + SEED)
                    .isEmpty();
        } finally {
            report();
        }
        assertThat(lost).as("seed=" + SEED).isEmpty();
        assertThat(outcomes).doesNotContainKeys(StreamOutcome.SHORT, StreamOutcome.REPEATED);
        assertThat(attempts()).as("attempts, seed=" + SEED).isLessThanOrEqualTo((long) (1.05 * asked()) + allowance());
    }

    /** What it takes to find out that a server has gone does not depend on how long a run is. */
    private static int allowance() {
        return REQUESTS < 5000 ? 60 : 0;
    }

    private void run(StreamClient client) throws Exception {
        send(
                client,
                WARMING,
                BETWEEN_REQUESTS.multipliedBy(3)); // a program that has just started is slower than our limits
        int rounds = Math.max(1, REQUESTS / ROUND);
        int perRound = REQUESTS / rounds;
        for (int round = 0; round < rounds; round++) {
            breakSome(round, rounds);
            send(client, perRound / 2, BETWEEN_REQUESTS);
            servers.forEach(FaultyServer::mend);
            send(client, perRound - perRound / 2, BETWEEN_REQUESTS);
            for (FaultyServer server : servers) {
                assertThat(server.vllm().awaitRunning(0, Duration.ofSeconds(1)))
                        .as("streams that outlive their clients, seed=" + SEED)
                        .isTrue();
            }
            heap.accept(usedAfterCollection());
        }
        assertThat(heap.getMax() - heap.getMin())
                .as("growth of the heap, seed=" + SEED)
                .isLessThan(FLAT_BYTES);
        awaitRecovery(client);
    }

    private static long usedAfterCollection() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** In each round some servers break, and all faults have their turn; in the last round each server but one is broken. */
    private void breakSome(int round, int rounds) {
        List<FaultyServer> order = new ArrayList<>(servers);
        Collections.shuffle(order, random);
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        int broken = BROKEN;
        if (round == rounds - 1) {
            Collections.shuffle(faults, random);
            broken = SERVERS - 1;
        }
        for (int i = 0; i < broken; i++) {
            order.get(i).breakBy(faults.get((round * BROKEN + i) % faults.size()));
        }
    }

    private void send(StreamClient client, int requests, Duration between) throws Exception {
        List<CompletableFuture<StreamOutcome>> sent = new ArrayList<>();
        long startNanos = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            boolean leaves = random.nextInt(LEAVERS) == 0;
            Duration stays = leaves ? Duration.ofMillis(random.nextInt(40)) : Duration.ofMinutes(1);
            CompletableFuture<StreamOutcome> outcome = new CompletableFuture<>();
            sent.add(outcome);
            clock.schedule(
                    () -> client.ask(stays, clock, outcome),
                    startNanos + i * between.toNanos() - System.nanoTime(),
                    TimeUnit.NANOSECONDS);
        }
        for (CompletableFuture<StreamOutcome> outcome : sent) {
            StreamOutcome ended = outcome.get(60, TimeUnit.SECONDS);
            outcomes.merge(ended, 1, Integer::sum);
            if (ended == StreamOutcome.REFUSED || ended == StreamOutcome.QUOTED) {
                lost.add(ended + " while " + servers);
            }
        }
    }

    /** All servers are mended: each one gets requests again soon. */
    private void awaitRecovery(StreamClient client) throws Exception {
        long startNanos = System.nanoTime();
        List<Long> before =
                servers.stream().map(server -> server.vllm().chatCount()).toList();
        int extra = 0;
        while (!allGrew(before)) {
            assertThat(System.nanoTime() - startNanos)
                    .as("recovery, seed=" + SEED)
                    .isLessThan(RECOVERY.toNanos());
            CompletableFuture<StreamOutcome> outcome = new CompletableFuture<>();
            client.ask(Duration.ofMinutes(1), clock, outcome);
            assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(StreamOutcome.WHOLE);
            extra++;
        }
        outcomes.merge(StreamOutcome.WHOLE, extra, Integer::sum);
    }

    private boolean allGrew(List<Long> before) {
        for (int i = 0; i < SERVERS; i++) {
            if (servers.get(i).vllm().chatCount() <= before.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Without refusals of what was sent: those are lessons. */
    private long attempts() {
        return servers.stream()
                .mapToLong(server -> server.vllm().chatCount() - server.vllm().refusals())
                .sum();
    }

    private int asked() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void report() {
        int asked = asked();
        System.out.printf(
                "llm faults: seed=%d requests=%d outcomes=%s attempts=%d (%.3f) heap=%d..%d MB%n",
                SEED,
                asked,
                outcomes,
                attempts(),
                attempts() / (double) asked,
                heap.getMin() >> 20,
                heap.getMax() >> 20);
    }

    private LlmConfig llm() {
        List<LlmServerConfig> listed = servers.stream()
                .map(server -> LlmServerConfig.at(server.vllm().base()))
                .toList();
        Duration second = Duration.ofSeconds(1);
        LlmPoolConfig pool = new LlmPoolConfig(
                LlmPoolConfig.Balancing.LEAST_LOADED,
                1000,
                Duration.ofMillis(500),
                second,
                5,
                second,
                Duration.ofMillis(400),
                Percent.parse("1%"));
        return new LlmConfig(
                listed,
                "",
                Secret.NONE,
                512,
                0,
                Duration.ofSeconds(20),
                second,
                second,
                second,
                LlmConfig.Thoughts.PAIRED,
                pool);
    }

    private dev.corpusmill.config.CorpusmillConfig config() {
        return TestConfigs.with(llm());
    }
}
