package dev.corpusmill.bench;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.query.QueryAssembly;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.NodeFilter;
import dev.corpusmill.store.ScoredNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the service adds to the slower of the bare Lucene routes, one client on one connection, the question's vector
 * known, no result kept: {@code CONFIG [CHUNKS [QUESTIONS]]}. Both sides ask each question one after the other.
 */
public final class SearchOverheadMain {
    private static final double FLOOR_MILLIS = 0.5;
    private static final long SEED = 20_261_102;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final NodeFilter VISIBLE = NodeFilter.visibleTo("public", Set.of("everyone"));

    private SearchOverheadMain() {}

    /** Asks all questions twice; the first round warms up and does not count. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int chunks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        int questions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3_000;
        try (ServedIndex index = ServedIndex.of(Path.of(arguments[0]), chunks, SEED, "cache.search-ttl=0s");
                QueryAssembly service = new QueryAssembly(index.config(), index.store(), index.embedder());
                GenerationReader reader = index.store().openReader("g1")) {
            service.start();
            try (PlainClient client = new PlainClient(service.port())) {
                client.awaitReady();
                double[][] nanos = {};
                for (int round = 0; round < 2; round++) {
                    nanos = round(
                            index,
                            client,
                            new Bare(reader, index.config().search().candidates()),
                            Math.min(questions, chunks));
                }
                print(nanos, index.config().search().candidates());
            }
        }
        System.exit(0);
    }

    /** The routes without a service. */
    private record Bare(GenerationReader reader, int candidates) {
        List<ScoredNode> dense(float[] vector) {
            return reader.dense("chunk", vector, candidates, VISIBLE, Deadline.after(TIMEOUT));
        }

        List<ScoredNode> lexical(String question) {
            return reader.lexical("chunk", question, candidates, VISIBLE, Deadline.after(TIMEOUT));
        }
    }

    private static double[][] round(ServedIndex index, PlainClient client, Bare bare, int questions)
            throws IOException, InterruptedException, ExecutionException {
        double[][] nanos = new double[5][questions];
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (int i = 0; i < questions; i++) {
            String question = index.questions().get(i);
            float[] vector = index.embedder().embedQuestion(question, Deadline.after(TIMEOUT));
            long start = System.nanoTime();
            int found = bare.dense(vector).size();
            long dense = System.nanoTime();
            found += bare.lexical(question).size();
            long lexical = System.nanoTime();
            client.send(PlainClient.post("/v1/search", "{\"question\":\"" + question + "\"}"));
            long served = System.nanoTime();
            Future<List<ScoredNode>> one = pool.submit(() -> bare.dense(vector));
            Future<List<ScoredNode>> other = pool.submit(() -> bare.lexical(question));
            boolean same = one.get().size() + other.get().size() == found;
            long both = System.nanoTime();
            if (!same) {
                throw new IllegalStateException("found differently: question=" + question);
            }
            nanos[0][i] = dense - start;
            nanos[1][i] = lexical - dense;
            nanos[2][i] = served - lexical;
            nanos[3][i] = served - lexical - Math.max(dense - start, lexical - dense);
            nanos[4][i] = both - served;
        }
        pool.shutdown();
        return nanos;
    }

    private static void print(double[][] nanos, int candidates) {
        for (double[] each : nanos) {
            Arrays.sort(each);
        }
        System.out.printf(
                Locale.ROOT,
                "questions=%d candidates=%d dense p50=%.3fms bm25 p50=%.3fms service p50=%.3fms p99=%.3fms%n",
                nanos[0].length,
                candidates,
                median(nanos[0]),
                median(nanos[1]),
                median(nanos[2]),
                nanos[2][nanos[2].length * 99 / 100] / 1e6);
        System.out.printf(
                Locale.ROOT,
                "search-overhead: added p50=%.3fms floor=%.2fms%n",
                median(nanos[2]) - Math.max(median(nanos[0]), median(nanos[1])),
                FLOOR_MILLIS);
        System.out.printf(
                Locale.ROOT,
                "per question: added p50=%.3fms; both routes at once, on two threads, without a service: p50=%.3fms%n",
                median(nanos[3]),
                median(nanos[4]));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2] / 1e6;
    }
}
