package dev.corpusmill.bench;

import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Rows a second of the sink over a bare loop of the client library's upserts: the same rows, rows in a request and
 * requests at once, on the same Milvus: {@code CONFIG URI [DOCUMENTS [CHUNKS [PAIRS]]]}. Both sides write the same number
 * of rows: the chunks, and the catalogue row of each document twice, which is how the sink opens and closes it. The bare
 * loop heeds no order.
 */
public final class SinkMain {
    private static final int REQUESTS = 4; // in flight at once, on both sides
    private static final double FLOOR = 0.95;

    private SinkMain() {}

    /** The first pair warms up and does not count. */
    public static void main(String[] arguments) throws Exception {
        int documents = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
        int chunks = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20;
        int pairs = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 5;
        CorpusmillConfig config = ConfigReader.read(
                Path.of(arguments[0]),
                List.of(
                        "index.name=bench",
                        "index.language=en",
                        "store.kind=milvus",
                        "store.milvus.index.type=FLAT",
                        "store.milvus.analyzer=server", // the loop's server cuts the words, too
                        "store.milvus.uri=" + arguments[1],
                        "store.milvus.requests=" + REQUESTS),
                System::getenv);
        SinkRecords records = new SinkRecords(documents, chunks);
        long rows = (long) documents * (chunks + 2);
        Ratios ratios = new Ratios();
        try (IndexStore store = IndexerAssembly.store(config).open();
                BareUpserts bare = new BareUpserts(arguments[1], REQUESTS)) {
            for (int pair = 0; pair <= pairs; pair++) {
                boolean sinkFirst = pair % 2 == 0;
                Timing loop = sinkFirst ? Timing.now() : bare(store, bare, 2 * pair + 1);
                Timing sink = sink(config, store, records, bare, 2 * pair + 2);
                if (sinkFirst) {
                    loop = bare(store, bare, 2 * pair + 3);
                }
                if (pair > 0) {
                    ratios.add(sink.seconds(), loop.seconds());
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s sink=%.0f rows/s bare=%.0f rows/s ratio=%.3f processor sink=%.2fs bare=%.2fs%n",
                        pair == 0 ? "warm-up" : "pair " + pair,
                        rows / sink.seconds(),
                        rows / loop.seconds(),
                        loop.seconds() / sink.seconds(),
                        sink.processorSeconds(),
                        loop.processorSeconds());
            }
        }
        System.out.println(ratios.line("sink", FLOOR));
        System.exit(0);
    }

    private static Timing sink(
            CorpusmillConfig config, IndexStore store, SinkRecords records, BareUpserts bare, int number)
            throws IOException, InterruptedException {
        String generation = "g" + number;
        store.create(SinkRecords.manifestOf(generation));
        Timing timing = records.write(IndexerAssembly.store(config), generation);
        bare.remember("bench_" + generation);
        store.drop(generation);
        return timing;
    }

    private static Timing bare(IndexStore store, BareUpserts bare, int number) throws Exception {
        String generation = "g" + number;
        store.create(SinkRecords.manifestOf(generation));
        Timing timing = bare.run("bench_" + generation);
        store.drop(generation);
        return timing;
    }
}
