package dev.corpusmill.bench;

import dev.corpusmill.config.LlmPoolConfig;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.llm.LlmPool;
import dev.corpusmill.testkit.llm.ClosedLoop;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** How evenly a pool fills its servers, what a slow one gets, and what eight do over one. 256 callers never pause. */
public final class PoolMain {
    private static final int CALLERS = 256;
    private static final int SERVERS = 8;
    private static final int SLOWER = 10;
    private static final Duration SERVICE = Duration.ofMillis(200);
    private static final int AT_ONCE = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final List<ChatMessage> MESSAGES = List.of(new ChatMessage("user", "why?"));

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(2);
    private final Duration duration;
    private double ratios;
    private int samples;

    private PoolMain(Duration duration) {
        this.duration = duration;
    }

    /** The argument is how many seconds each run takes. */
    public static void main(String[] arguments) throws InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        new PoolMain(Duration.ofSeconds(seconds)).run();
        System.exit(0);
    }

    private void run() throws InterruptedException {
        double one = perSecond(1);
        double eight = perSecond(SERVERS);
        double balance = ratios / samples;
        System.out.printf(
                Locale.ROOT,
                "pool: fullest/mean in flight %.3f (floor 1.10), slow server %.3f of an equal share (floor 0.15),"
                        + " 1 → 8 servers %.2f × (floor 7.5; %.0f → %.0f answers/s)%n",
                balance,
                slowShare(),
                eight / one,
                one,
                eight);
    }

    private static FakeVllm server() {
        return new FakeVllm("tiny")
                .capacity(AT_ONCE, CALLERS)
                .usual(Reply.text("done").slow(SERVICE, Duration.ZERO));
    }

    private double perSecond(int servers) throws InterruptedException {
        ratios = 0;
        samples = 0;
        try (PoolBench pool = new PoolBench(servers, PoolMain::server, LlmPoolConfig.Balancing.LEAST_LOADED, clock)) {
            return new ClosedLoop(() -> pool.ask(MESSAGES), CALLERS, clock)
                    .run(WARM_UP, duration, () -> sample(pool.states()))
                    .perSecond();
        }
    }

    private void sample(List<LlmPool.State> states) {
        int max = 0;
        int sum = 0;
        for (LlmPool.State state : states) {
            max = Math.max(max, state.inFlight());
            sum += state.inFlight();
        }
        ratios += (double) max * states.size() / sum;
        samples++;
    }

    /** Requests that the slow one of eight got, over an eighth of all, when the first rush is over. */
    private double slowShare() throws InterruptedException {
        try (PoolBench pool = new PoolBench(SERVERS, PoolMain::server, LlmPoolConfig.Balancing.LEAST_LOADED, clock)) {
            FakeVllm slow = pool.servers().get(0);
            slow.usual(Reply.text("late").slow(SERVICE.multipliedBy(SLOWER), Duration.ZERO));
            long[] before = new long[2];
            new ClosedLoop(() -> pool.ask(MESSAGES), CALLERS, clock).run(WARM_UP, duration, () -> {
                if (before[0] == 0) {
                    before[0] = slow.chatCount();
                    before[1] = all(pool);
                }
            });
            return (slow.chatCount() - before[0]) * (double) SERVERS / (all(pool) - before[1]);
        }
    }

    private static long all(PoolBench pool) {
        return pool.servers().stream().mapToLong(FakeVllm::chatCount).sum();
    }
}
