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
 * known, no result kept: {@code CONFIG [CHUNKS [QUESTIONS]]}. Both sides ask each question one after the other.
 */
public final class SearchOverheadMain {
    private static final double FLOOR_MILLIS = 0.5;
    private static final long SEED = 20_261_102;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private SearchOverheadMain() {}

    /** Asks all questions twice; the first round warms up and does not count. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int chunks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        int questions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3_000;
        try (ServedIndex index = ServedIndex.of(Path.of(arguments[0]), chunks, SEED, "cache.search-ttl=0s");
                QueryAssembly service = new QueryAssembly(index.config(), index.store(), index.embedder());
                BareRoutes routes = new BareRoutes(index)) {
            service.start();
            try (PlainClient client = new PlainClient(service.port());
                    PlainClient bare = new PlainClient(routes.port())) {
                client.awaitReady();
                int count = Math.min(questions, chunks);
                var unusedWarmUp = round(index, client, bare, routes, count);
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
            long[] at = new long[6];
            at[0] = System.nanoTime();
            int found = routes.dense(vector).size();
            at[1] = System.nanoTime();
            found += routes.lexical(question).size();
            at[2] = System.nanoTime();
            service.send(PlainClient.post("/v1/search", "{\"question\":\"" + question + "\"}"));
            at[3] = System.nanoTime();
            int again =
                    routes.both(question, vector).stream().mapToInt(List::size).sum();
            at[4] = System.nanoTime();
            server.send(PlainClient.post("/", question));
            at[5] = System.nanoTime();
            if (again != found) {
                throw new IllegalStateException("found differently: question=" + question);
            }
            nanos.dense[i] = at[1] - at[0];
            nanos.lexical[i] = at[2] - at[1];
            nanos.service[i] = at[3] - at[2];
            nanos.both[i] = at[4] - at[3];
            nanos.bare[i] = at[5] - at[4];
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
                "search-overhead: added p50=%.3fms floor=%.2fms (per question %.3fms; to bare Javalin %.3fms)%n",
                median(nanos.service) - Math.max(median(nanos.dense), median(nanos.lexical)),
                FLOOR_MILLIS,
                median(nanos.added),
                median(nanos.service) - median(nanos.bare));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2] / 1e6;
    }
}
