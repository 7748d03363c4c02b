package dev.corpusmill.bench;

import dev.corpusmill.embed.onnx.OnnxEmbedder;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints how many times faster we embed and store the same chunks with the same model than LangChain4j's ingestor:
 * {@code [CHUNKS [PAIRS]]}. Both sides alternate in one process; the first pair warms up and does not count.
 */
public final class VsLangChain4jMain {
    private static final double FLOOR = 1.3;
    private static final long SEED = 20_260_101;

    private VsLangChain4jMain() {}

    /** Runs the comparison. */
    public static void main(String[] arguments) throws IOException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int cores = Runtime.getRuntime().availableProcessors();
        OnnxEmbedder embedder = OnnxEmbedder.bundledEnglish(0).onThreads(cores); // DJL's engine comes first
        List<String> chunks = Chunks.of(count, SEED, embedder);
        long tokens = chunks.stream().mapToLong(embedder::countTokens).sum();
        System.out.printf(Locale.ROOT, "chunks=%d tokens=%d pairs=%d seed=%d%n", count, tokens, pairs, SEED);
        try (Ingestion ours = new CorpusmillIngestion(embedder, VsLangChain4jMain::freshStore);
                Ingestion theirs = new LangChain4jIngestion()) {
            Ratios ratios = new Ratios();
            for (int pair = 0; pair <= pairs; pair++) {
                boolean oursFirst = pair % 2 == 0;
                double first = seconds(oursFirst ? ours : theirs, chunks);
                double second = seconds(oursFirst ? theirs : ours, chunks);
                double our = oursFirst ? first : second;
                double their = oursFirst ? second : first;
                System.out.printf(
                        Locale.ROOT,
                        "%s %s=%.2fs (%.0f tokens/s) %s=%.2fs (%.0f tokens/s) ratio=%.2f%n",
                        pair == 0 ? "warm-up" : "pair " + pair,
                        ours.name(),
                        our,
                        tokens / our,
                        theirs.name(),
                        their,
                        tokens / their,
                        their / our);
                if (pair > 0) {
                    ratios.add(our, their);
                }
            }
            System.out.println(ratios.line("vs-langchain4j", FLOOR));
        }
        System.exit(0); // the other side's threads would keep us
    }

    private static double seconds(Ingestion ingestion, List<String> chunks) {
        long start = System.nanoTime();
        ingestion.ingest(chunks);
        return (System.nanoTime() - start) / 1e9;
    }

    private static LuceneStore freshStore() {
        try {
            Path folder = Files.createTempDirectory("corpusmill-bench");
            folder.toFile().deleteOnExit();
            return new LuceneStore(folder, LuceneSettings.defaults());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
