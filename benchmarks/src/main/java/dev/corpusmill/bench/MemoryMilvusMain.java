package dev.corpusmill.bench;

import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.bench.MeasuredJob.Usage;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.index.job.IndexerAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Indexes a corpus into Milvus by {@code index sync} in a process of its own, and prints what its memory held in the second
 * and in the last tenth of the run: {@code CONFIG URI [FILES [HEAP_MB]]}. The test model embeds.
 */
public final class MemoryMilvusMain {
    private static final long SEED = 20_261_121;
    private static final int MEAN_WORDS = 12_500; // some fifty chunks
    private static final String GROUP = "chunk";

    private MemoryMilvusMain() {}

    /** One run, of some 100,000 rows where nothing else is said. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int files = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3_200;
        int heapMegabytes = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 512;
        Path config = Path.of(arguments[0]);
        Path work = Files.createTempDirectory("corpusmill-bench");
        try {
            GeneratedCorpus.write(work.resolve("corpus"), files, MEAN_WORDS, SEED);
            List<String> settings = new ArrayList<>(List.of(
                    "index.name=memory",
                    "index.language=en",
                    "embedding.engine=test",
                    "sources[0].uri=" + work.resolve("corpus"),
                    "sources[0].exclude=[]",
                    "store.kind=milvus",
                    "store.milvus.uri=" + arguments[1],
                    "store.milvus.index.type=FLAT",
                    "store.path=" + work));
            Usage usage = new MeasuredJob(config, heapMegabytes, "256m").run(work.resolve("gc.log"), settings);
            List<Integer> live = IntStream.rangeClosed(1, 10)
                    .mapToObj(tenth -> usage.leastInTenth(tenth, usage.heap()))
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "memory-milvus: rows=%d seconds=%.0f live heap by tenths, at most: %s MB, last to second=%.2f;"
                            + " resident: %.0f MB %.0f MB ratio=%.2f (heap %d MB)%n",
                    rows(config, settings),
                    usage.seconds(),
                    live,
                    live.get(9) / (double) live.get(1),
                    usage.inTenth(2, usage.resident()),
                    usage.inTenth(10, usage.resident()),
                    usage.inTenth(10, usage.resident()) / usage.inTenth(2, usage.resident()),
                    heapMegabytes);
        } finally {
            GeneratedCorpus.delete(work);
        }
        System.exit(0); // the client library leaves threads
    }

    private static long rows(Path config, List<String> settings) {
        try (IndexStore store = IndexerAssembly.store(ConfigReader.read(config, settings, System::getenv))
                        .open();
                GenerationReader reader = store.openReader(store.live().orElseThrow())) {
            return reader.count(GROUP, NodeFilter.all());
        }
    }
}
