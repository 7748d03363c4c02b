package dev.corpusmill.bench;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.query.QueryAssembly;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * What the service adds to the slower of the bare Lucene routes, one client on one connection, the question's vector
 * known, no result kept: {@code CONFIG [CHUNKS [QUESTIONS]]}. All sides ask each question, in turns of who is first.
 */
public final class SearchOverheadMain {
    private static final double FLOOR_MILLIS = 0.5;
    private static final int SIDES = 5;
    private static final int WARM_UPS = 8; // for so long the compiler is at work on the service
    private static final long SEED = 20_261_102;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private SearchOverheadMain() {}

    /** Asks all questions nine times; only the last round counts. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int chunks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        int questions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_000;
        try (ServedIndex index = ServedIndex.of(Path.of(arguments[0]), chunks, SEED, "cache.search-ttl=0s");
                QueryAssembly service = new QueryAssembly(index.config(), index.store(), index.embedder());
                BareRoutes routes = new BareRoutes(index)) {
            service.start();
            try (PlainClient client = new PlainClient(service.port());
                    PlainClient bare = new PlainClient(routes.port())) {
                client.awaitReady();
                int count = Math.min(questions, chunks);
                for (int round = 0; round < WARM_UPS; round++) {
                    var unusedWarmUp = round(index, client, bare, routes, count);
                }
                print(
                        round(index, client, bare, routes, count),
                        index.config().search().candidates());
            }
        }
        System.exit(0);
    }

    /** Nanoseconds of each side, by question; the differences are made question by question, too. */
    private static final class Sides {
        final double[] dense;
        final double[] lexical;
        final double[] both;
        final double[] bare;
        final double[] service;
        final double[] added;

        Sides(int questions) {
            dense = new double[questions];
            lexical = new double[questions];
            both = new double[questions];
            bare = new double[questions];
            service = new double[questions];
            added = new double[questions];
        }
    }

    private static Sides round(
            ServedIndex index, PlainClient service, PlainClient server, BareRoutes routes, int questions)
            throws IOException, InterruptedException, ExecutionException {
        Sides nanos = new Sides(questions);
        for (int i = 0; i < questions; i++) {
            String question = index.questions().get(i);
            float[] vector = index.embedder().embedQuestion(question, Deadline.after(TIMEOUT));
            byte[] ours = PlainClient.post("/v1/search", "{\"question\":\"" + question + "\"}");
            byte[] bare = PlainClient.post("/", question);
            for (int turn = 0; turn < SIDES; turn++) {
                long start = System.nanoTime();
                switch ((i + turn) % SIDES) {
                    case 0 -> {
                        routes.dense(vector);
                        nanos.dense[i] = System.nanoTime() - start;
                    }
                    case 1 -> {
                        routes.lexical(question);
                        nanos.lexical[i] = System.nanoTime() - start;
                    }
                    case 2 -> {
                        routes.both(question, vector);
                        nanos.both[i] = System.nanoTime() - start;
                    }
                    case 3 -> {
                        server.send(bare);
                        nanos.bare[i] = System.nanoTime() - start;
                    }
                    default -> {
                        service.send(ours);
                        nanos.service[i] = System.nanoTime() - start;
                    }
                }
            }
            nanos.added[i] = nanos.service[i] - Math.max(nanos.dense[i], nanos.lexical[i]);
        }
        return nanos;
    }

    private static void print(Sides nanos, int candidates) {
        for (double[] each : List.of(nanos.dense, nanos.lexical, nanos.both, nanos.bare, nanos.service, nanos.added)) {
            Arrays.sort(each);
        }
        System.out.printf(
                Locale.ROOT,
                "questions=%d candidates=%d p50: dense=%.3fms bm25=%.3fms both at once=%.3fms behind bare Javalin=%.3fms"
                        + " service=%.3fms (p99=%.3fms)%n",
                nanos.dense.length,
                candidates,
                median(nanos.dense),
                median(nanos.lexical),
                median(nanos.both),
                median(nanos.bare),
                median(nanos.service),
                nanos.service[nanos.service.length * 99 / 100] / 1e6);
        System.out.printf(
                Locale.ROOT,
                "search-overhead: added per question p50=%.3fms floor=%.2fms (between the medians %.3fms; to bare Javalin"
                        + " %.3fms)%n",
                median(nanos.added),
                FLOOR_MILLIS,
                median(nanos.service) - Math.max(median(nanos.dense), median(nanos.lexical)),
                median(nanos.service) - median(nanos.bare));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2] / 1e6;
    }
}
