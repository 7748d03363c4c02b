package dev.corpusmill.bench;

import dev.corpusmill.config.LlmPoolConfig;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.testkit.llm.ClosedLoop;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What keeping equal beginnings of prompts on one server is worth: hits in simulated prefix caches, against an oracle (one
 * cache that holds all) and against round robin, whose every server has to read every beginning.
 */
public final class PrefixMain {
    private static final int SERVERS = 8;
    private static final int CALLERS = 64;
    private static final int PREFIXES = 96;
    private static final int PREFIX_CHARS = 12_000; // 3,000 tokens: rules and some six sources
    private static final int TOKEN_CHARS = 4;
    private static final int BLOCK_TOKENS = 16;
    private static final int CACHE_BLOCKS = PREFIXES / 4 * (PREFIX_CHARS / TOKEN_CHARS / BLOCK_TOKENS); // of a server
    private static final int AT_ONCE = 4;
    private static final Duration THOUSAND_TOKENS = Duration.ofMillis(40);
    private static final Duration TOKEN = Duration.ofMillis(3);
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final long SEED = 20_261_121;

    private final Duration duration;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(2);
    private final List<String> prefixes = new ArrayList<>();

    /** @param hits share of the oracle's */
    private record Outcome(double hits, double perSecond, double maxOverMean) {}

    private PrefixMain(Duration duration) throws IOException {
        this.duration = duration;
        Prose prose = new Prose(SEED);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PREFIXES; i++) {
            text.setLength(0);
            text.append("You answer from the sources below. ");
            while (text.length() < PREFIX_CHARS) {
                text.append(prose.sentence()).append(' ');
            }
            prefixes.add(text.substring(0, PREFIX_CHARS));
        }
    }

    /** The argument is how many seconds each run takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        PrefixMain bench = new PrefixMain(Duration.ofSeconds(seconds));
        Outcome turn = bench.run(LlmPoolConfig.Balancing.ROUND_ROBIN);
        Outcome session = bench.run(LlmPoolConfig.Balancing.SESSION);
        System.out.printf(
                Locale.ROOT,
                "prefix: hits %.3f of the oracle's (floor 0.95; round robin %.3f), throughput %.2f of round robin's"
                        + " (floor 1.9; %.0f and %.0f answers/s), busiest server %.2f of the mean (floor 1.5)%n",
                session.hits(),
                turn.hits(),
                session.perSecond() / turn.perSecond(),
                session.perSecond(),
                turn.perSecond(),
                session.maxOverMean());
        System.exit(0);
    }

    private Outcome run(LlmPoolConfig.Balancing policy) throws InterruptedException {
        Random random = new Random(SEED);
        AtomicInteger asked = new AtomicInteger();
        AtomicLong sum = new AtomicLong();
        long[] loads = new long[SERVERS];
        try (PoolBench pool = new PoolBench(SERVERS, PrefixMain::server, policy, clock)) {
            ClosedLoop.Result result = new ClosedLoop(
                            () -> pool.ask(messages(random, asked.incrementAndGet())), CALLERS, clock)
                    .run(WARM_UP, duration, () -> {
                        for (int i = 0; i < SERVERS; i++) {
                            loads[i] += pool.servers().get(i).inFlight();
                            sum.addAndGet(pool.servers().get(i).inFlight());
                        }
                    });
            long max = 0;
            for (long load : loads) {
                max = Math.max(max, load);
            }
            long cached =
                    pool.servers().stream().mapToLong(FakeVllm::cachedTokens).sum();
            // The oracle reads each beginning once, and finds it each time after.
            long oracle = (asked.get() - (long) PREFIXES) * (PREFIX_CHARS / TOKEN_CHARS / BLOCK_TOKENS) * BLOCK_TOKENS;
            return new Outcome((double) cached / oracle, result.perSecond(), (double) max * SERVERS / sum.get());
        }
    }

    /** Some beginnings are asked for more than others. */
    private synchronized List<ChatMessage> messages(Random random, int number) {
        int prefix = (int) (PREFIXES * Math.pow(random.nextDouble(), 1.5));
        return List.of(
                new ChatMessage("system", prefixes.get(prefix)),
                new ChatMessage("user", "Question " + number + ": how long does the lamp burn?"));
    }

    private static FakeVllm server() {
        return new FakeVllm("tiny")
                .prefixCache(AT_ONCE, THOUSAND_TOKENS, CACHE_BLOCKS)
                .usual(Reply.text("a", "b", "c", "d", "e").slow(Duration.ZERO, TOKEN));
    }
}
