package dev.corpusmill.bench;

import dev.corpusmill.bench.MeasuredJob.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Indexes a corpus and one 16 times as large, each by {@code index sync} in a process of its own with the same fixed
 * heap and direct memory, and prints what both took: {@code CONFIG [FILES [HEAP_MB]]}. The test model embeds, so what
 * grows with the corpus is ours.
 */
public final class MemoryMain {
    private static final long SEED = 20_260_103;
    private static final int TIMES = 16;
    private static final int MEAN_WORDS = 2_500; // some ten chunks
    private static final String DIRECT = "128m";

    private MemoryMain() {}

    /** Runs both sizes; fails where one of them does. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int heapMegabytes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 256;
        MeasuredJob job = new MeasuredJob(Path.of(arguments[0]), heapMegabytes, DIRECT);
        Path work = Files.createTempDirectory("corpusmill-bench");
        try {
            Usage small = run(job, work, files);
            Usage large = run(job, work, files * TIMES);
            System.out.printf(
                    Locale.ROOT,
                    "memory: ratio=%.2f of live heap, %.2f of resident memory, for %d times the files (heap %d MB,"
                            + " direct %s)%n",
                    (double) Usage.most(large.heap()) / Usage.most(small.heap()),
                    (double) Usage.most(large.resident()) / Usage.most(small.resident()),
                    TIMES,
                    heapMegabytes,
                    DIRECT);
        } finally {
            GeneratedCorpus.delete(work);
        }
    }

    private static Usage run(MeasuredJob job, Path work, int files) throws IOException, InterruptedException {
        Path corpus = work.resolve("corpus-" + files);
        GeneratedCorpus.write(corpus, files, MEAN_WORDS, SEED);
        Usage usage = job.run(
                work.resolve("gc-" + files + ".log"),
                List.of(
                        "index.name=bench",
                        "index.language=en",
                        "embedding.engine=test",
                        "sources[0].uri=" + corpus,
                        "sources[0].exclude=[]",
                        "store.path=" + work.resolve("index-" + files)));
        System.out.printf(
                Locale.ROOT,
                "files=%d seconds=%.0f live heap=%d MB resident=%d MB%n",
                files,
                usage.seconds(),
                Usage.most(usage.heap()),
                Usage.most(usage.resident()));
        return usage;
    }
}
