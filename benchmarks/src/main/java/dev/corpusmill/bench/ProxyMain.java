package dev.corpusmill.bench;

import dev.corpusmill.api.config.Secret;
import dev.corpusmill.query.command.ClientProperties;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.llm.LlmPool;
import dev.corpusmill.query.llm.Target;
import dev.corpusmill.query.load.LoadClient;
import dev.corpusmill.query.load.LoadRun;
import dev.corpusmill.query.load.LoadRun.Arrivals;
import dev.corpusmill.query.load.Summary;
import dev.corpusmill.testkit.llm.FakeVllm;
import dev.corpusmill.testkit.llm.Reply;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * What the service adds between a client and a model server: the time to the first token at a constant rate, beside a
 * direct connection and beside a bare Javalin relay; then streams that are held, and the heap they need.
 */
public final class ProxyMain {
    private static final int ROUNDS = 5;
    /** Until then compilers take as much of a small machine as the requests do, and again whenever sides change. */
    private static final int WARM_UP_ROUNDS = 5;

    private static final double ADDED_FLOOR_MILLIS = 0.5;
    private static final double RELAY_FLOOR = 1.5;
    private static final int MAX_IN_FLIGHT = 4000;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private ProxyMain() {}

    /** Arguments: the configuration file, then requests a second, seconds of a round, streams held. */
    public static void main(String[] arguments) throws Exception {
        ClientProperties.set(); // as the service's own main does
        int rate = argument(arguments, 1, 500);
        int seconds = argument(arguments, 2, 5);
        int streams = argument(arguments, 3, 1000);
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
        try (FakeVllm vllm = new FakeVllm("tiny").usual(Reply.text("One", " two", " three", "."));
                ProxyProcess service = ProxyProcess.start(arguments[0], vllm.base())) {
            List<LoadClient> callers = List.of(
                    caller(vllm.base(), "tiny", clock),
                    caller(service.relay(), "tiny", clock),
                    caller(service.service(), "docs", clock));
            firstTokens(callers, new Arrivals(rate, Duration.ofSeconds(seconds), MAX_IN_FLIGHT), clock);
            HeldStreams held = new HeldStreams(vllm, service, clock);
            System.out.println(held.hold(streams));
        } finally {
            clock.shutdownNow();
        }
        System.exit(0);
    }

    private static int argument(String[] arguments, int at, int usual) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : usual;
    }

    /** Round after round in turn, so that what else the machine does falls on all alike; the median round counts. */
    private static void firstTokens(List<LoadClient> callers, Arrivals arrivals, ScheduledThreadPoolExecutor clock)
            throws InterruptedException {
        List<List<Summary>> runs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            for (int i = 0; i < callers.size(); i++) {
                Summary run = LoadRun.open(callers.get(i), arrivals, clock);
                if (round >= WARM_UP_ROUNDS) {
                    runs.get(i).add(run);
                }
            }
        }
        double direct = median(runs.get(0), false);
        double added = median(runs.get(2), false) - direct;
        double overRelay = median(runs.get(2), true) / median(runs.get(1), true);
        System.out.printf(
                Locale.ROOT,
                "first token at %.0f/s, p50/p99 ms: direct %.2f/%.2f relay %.2f/%.2f service %.2f/%.2f%n",
                arrivals.perSecond(),
                direct,
                median(runs.get(0), true),
                median(runs.get(1), false),
                median(runs.get(1), true),
                median(runs.get(2), false),
                median(runs.get(2), true));
        System.out.printf(
                Locale.ROOT,
                "proxy: added p50 %.2f ms (floor %.1f), p99 %.2f of the relay's (floor %.1f), failed %d%n",
                added,
                ADDED_FLOOR_MILLIS,
                overRelay,
                RELAY_FLOOR,
                runs.get(2).stream()
                        .mapToInt(run -> run.requests() - run.succeeded())
                        .sum());
    }

    private static double median(List<Summary> runs, boolean p99) {
        return runs.stream()
                .mapToDouble(
                        run -> p99 ? run.firstToken().p99() : run.firstToken().p50())
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElse(0);
    }

    private static LoadClient caller(String base, String model, ScheduledThreadPoolExecutor clock) {
        return new LoadClient(
                generator(base, model, clock), List.of("How long does the lamp burn?"), TIMEOUT, System::nanoTime);
    }

    /** A client of its own for each: connections are not shared. */
    static Generator generator(String base, String model, ScheduledThreadPoolExecutor clock) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return LlmPool.alone(
                new Target(base, Secret.NONE, model, 1000, TIMEOUT),
                new LlmPool.Outside(http, clock, host -> List.of(), System::nanoTime, Math::random));
    }
}
