package dev.corpusmill.bench;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.assembly.QueryAssembly;
import dev.corpusmill.testkit.milvus.ReplayingMilvus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * What the service adds to the bare searches of a Milvus: {@code CONFIG URI [CHUNKS [QUESTIONS]]}. One client on one
 * connection, the question's vector known, no result kept; the bare side asks for the same two searches at once with the
 * client library. Both sides ask each question, in turns of who is first.
 *
 * <p>First the answers are the server's own, replayed by a proxy: Milvus Lite needs a hundred times of what is measured
 * here for each, on the same processor, and differs by more. Then, the code being warm, the server itself is asked.
 */
public final class SearchMilvusMain {
    private static final double FLOOR_MILLIS = 0.5;
    private static final int WARM_UPS = 30; // for so long the compiler is at work on the service
    private static final int ASKED = 200; // questions to the server itself
    private static final long SEED = 20_261_121;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private SearchMilvusMain() {}

    /** The first round asks the server; of those that hear its answers again only the last one counts. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int chunks = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000;
        int questions = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 300;
        try (ReplayingMilvus milvus =
                        new ReplayingMilvus(URI.create(arguments[1]).getPort());
                ServedIndex index = ServedIndex.of(
                        Path.of(arguments[0]),
                        chunks,
                        SEED,
                        "index.name=bench",
                        "store.kind=milvus",
                        "store.milvus.uri=" + milvus.uri(),
                        "store.milvus.index.type=FLAT",
                        "store.milvus.analyzer=server",
                        "cache.search-ttl=0s");
                QueryAssembly service = new QueryAssembly(index.config(), index.store(), index.embedder());
                BareSearches bare =
                        new BareSearches(milvus.uri(), index.config().search().candidates())) {
            service.start();
            try (PlainClient client = new PlainClient(service.port())) {
                client.awaitReady();
                int count = Math.min(questions, chunks);
                var unusedFirst = round(index, client, bare, count);
                int known = milvus.known();
                for (int round = 0; round < WARM_UPS; round++) {
                    var unusedWarmUp = round(index, client, bare, count);
                }
                print("answers replayed", round(index, client, bare, count));
                if (milvus.known() != known) {
                    throw new IllegalStateException("the server was asked again: known before=" + known);
                }
                milvus.askAlways();
                print("server asked", round(index, client, bare, Math.min(ASKED, count)));
            }
        }
        System.exit(0);
    }

    private static double[][] round(ServedIndex index, PlainClient client, BareSearches bare, int questions)
            throws IOException, InterruptedException, ExecutionException {
        double[][] nanos = new double[3][questions];
        for (int i = 0; i < questions; i++) {
            String question = index.questions().get(i);
            float[] vector = index.embedder().embedQuestion(question, Deadline.after(TIMEOUT));
            boolean bareFirst = i % 2 == 0;
            double first = bareFirst ? bare(bare, question, vector) : 0;
            long start = System.nanoTime();
            client.send(PlainClient.post("/v1/search", "{\"question\":\"" + question + "\"}"));
            nanos[1][i] = System.nanoTime() - start;
            nanos[0][i] = bareFirst ? first : bare(bare, question, vector);
            nanos[2][i] = nanos[1][i] - nanos[0][i];
        }
        return nanos;
    }

    private static double bare(BareSearches bare, String question, float[] vector)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        if (bare.search(question, vector) == 0) {
            throw new IllegalStateException("nothing found: question=" + question);
        }
        return System.nanoTime() - start;
    }

    private static void print(String what, double[][] nanos) {
        for (double[] each : nanos) {
            Arrays.sort(each);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: questions=%d bare p50=%.3fms service p50=%.3fms p99=%.3fms%n",
                what,
                nanos[0].length,
                median(nanos[0]),
                median(nanos[1]),
                nanos[1][nanos[1].length * 99 / 100] / 1e6);
        System.out.printf(
                Locale.ROOT,
                "search-milvus, %s: added per question p50=%.3fms floor=%.2fms (between the medians %.3fms)%n",
                what,
                median(nanos[2]),
                FLOOR_MILLIS,
                median(nanos[1]) - median(nanos[0]));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2] / 1e6;
    }
}
