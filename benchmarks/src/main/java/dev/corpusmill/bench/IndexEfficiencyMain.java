package dev.corpusmill.bench;

import dev.corpusmill.embed.onnx.OnnxEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Prints what share of the bare model's speed the indexing job keeps: {@code CONFIG [FILES [PAIRS]]}. Both sides embed
 * the same chunks with the same model on as many threads; they alternate in one process, and the first pair warms up.
 *
 * <p>The job's time has reading, splitting, Flink, Lucene and its commits in it, and begins with the first text that is
 * embedded: starting the cluster and loading the model are apart. The bare loop's has tokenising and the model alone.
 */
public final class IndexEfficiencyMain {
    private static final long SEED = 20_260_102;
    private static final double FLOOR = 0.93;
    private static final int MEAN_WORDS = 900;

    private IndexEfficiencyMain() {}

    /** Runs the comparison. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path config = Path.of(arguments[0]);
        int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 150;
        int pairs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        Path work = Files.createTempDirectory("corpusmill-bench");
        int threads = Runtime.getRuntime().availableProcessors();
        try (OnnxEmbedder embedder = OnnxEmbedder.bundledEnglish(0)) {
            Path corpus = work.resolve("corpus");
            GeneratedCorpus.write(corpus, files, MEAN_WORDS, SEED);
            JobRun job = new JobRun(config, corpus, work.resolve("index"));
            Timing warmUp = job.run();
            List<String> chunks = WatchedEmbedder.passages();
            long tokens = chunks.stream().mapToLong(embedder::countTokens).sum();
            System.out.printf(
                    Locale.ROOT,
                    "files=%d chunks=%d tokens=%d threads=%d pairs=%d seed=%d%n",
                    files,
                    chunks.size(),
                    tokens,
                    threads,
                    pairs,
                    SEED);
            BareLoop bare = new BareLoop(embedder, chunks, threads);
            print("warm-up", chunks.size(), warmUp, bare.run());
            Ratios ratios = new Ratios();
            for (int pair = 1; pair <= pairs; pair++) {
                boolean jobFirst = pair % 2 == 0;
                Timing first = jobFirst ? job.run() : bare.run();
                Timing second = jobFirst ? bare.run() : job.run();
                if (WatchedEmbedder.passages().size() != chunks.size()) {
                    throw new IllegalStateException("the job embedded other chunks than at first: chunks="
                            + WatchedEmbedder.passages().size() + " at first=" + chunks.size());
                }
                Timing jobTiming = jobFirst ? first : second;
                Timing bareTiming = jobFirst ? second : first;
                print("pair " + pair, chunks.size(), jobTiming, bareTiming);
                ratios.add(jobTiming.seconds(), bareTiming.seconds());
            }
            System.out.println(ratios.line("index-efficiency", FLOOR));
        } finally {
            GeneratedCorpus.delete(work);
        }
    }

    private static void print(String name, int chunks, Timing job, Timing bare) {
        System.out.printf(
                Locale.ROOT,
                "%s job=%.2fs (%.2f chunks/s, %.2fs of processor) bare=%.2fs (%.2f chunks/s, %.2fs) ratio=%.3f%n",
                name,
                job.seconds(),
                chunks / job.seconds(),
                job.processorSeconds(),
                bare.seconds(),
                chunks / bare.seconds(),
                bare.processorSeconds(),
                bare.seconds() / job.seconds());
    }
}
