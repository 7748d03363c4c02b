package dev.corpusmill.bench;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.assembly.QueryAssembly;
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
 *
 * <p>Twice: as the system places the threads, and with client and server on one processor and the search threads on
 * another. A system may put both routes of a search on one processor while another idles.
 */
public final class SearchOverheadMain {
    private static final double FLOOR_MILLIS = 0.5;
    private static final int SIDES = 5;
    private static final int WARM_UPS = 8; // rounds: for so long the compiler is at work on the service
    private static final int MEASURED = 3; // rounds: other programs slow the machine down for seconds at a time
    private static final long SEED = 20_261_102;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private SearchOverheadMain() {}

    /** Asks all questions in eight rounds that do not count and three that do; then in one and three of the other kind. */
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
                var unusedWarmUp = rounds(WARM_UPS, index, client, bare, routes, count);
                System.out.printf(
                        "questions=%d candidates=%d%n",
                        count, index.config().search().candidates());
                print("as placed by the system", rounds(MEASURED, index, client, bare, routes, count));
                if (keepApart()) {
                    var unusedSettling = rounds(1, index, client, bare, routes, count);
                    print("routes kept apart", rounds(MEASURED, index, client, bare, routes, count));
                }
            }
        }
        System.exit(0);
    }

    /** False where this cannot be done. */
    private static boolean keepApart() throws IOException, InterruptedException {
        List<Integer> processors = Processors.allowed();
        if (processors.size() < 2) {
            System.out.println("search-overhead: routes kept apart: not measured, it takes Linux and two processors");
            return false;
        }
        // The launcher calls the thread of main "java".
        Processors.assign(processors.get(0), List.of("java", "JettyServer", BareRoutes.THREAD + 0));
        Processors.assign(processors.get(1), List.of("corpusmill-search", BareRoutes.THREAD + 1));
        return true;
    }

    /** Nanoseconds of each side, by question asked; the differences are made question by question, too. */
    private static final class Sides {
        final double[] dense;
        final double[] lexical;
        final double[] both;
        final double[] bare;
        final double[] service;
        final double[] added;
        final double[] addedBare;

        Sides(int questions) {
            dense = new double[questions];
            lexical = new double[questions];
            both = new double[questions];
            bare = new double[questions];
            service = new double[questions];
            added = new double[questions];
            addedBare = new double[questions];
        }
    }

    private static Sides rounds(
            int rounds, ServedIndex index, PlainClient service, PlainClient server, BareRoutes routes, int questions)
            throws IOException, InterruptedException, ExecutionException {
        Sides nanos = new Sides(rounds * questions);
        for (int i = 0; i < rounds * questions; i++) {
            String question = index.questions().get(i % questions);
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
            double slower = Math.max(nanos.dense[i], nanos.lexical[i]);
            nanos.added[i] = nanos.service[i] - slower;
            nanos.addedBare[i] = nanos.bare[i] - slower;
        }
        return nanos;
    }

    private static void print(String placed, Sides nanos) {
        for (double[] each : List.of(
                nanos.dense, nanos.lexical, nanos.both, nanos.bare, nanos.service, nanos.added, nanos.addedBare)) {
            Arrays.sort(each);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: p50: dense=%.3fms bm25=%.3fms both at once=%.3fms behind bare Javalin=%.3fms service=%.3fms"
                        + " (p99=%.3fms)%n",
                placed,
                median(nanos.dense),
                median(nanos.lexical),
                median(nanos.both),
                median(nanos.bare),
                median(nanos.service),
                nanos.service[nanos.service.length * 99 / 100] / 1e6);
        System.out.printf(
                Locale.ROOT,
                "search-overhead: %s: added per question p50=%.3fms floor=%.2fms (by a bare Javalin handler with both"
                        + " routes %.3fms)%n",
                placed,
                median(nanos.added),
                FLOOR_MILLIS,
                median(nanos.addedBare));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2] / 1e6;
    }
}
