package dev.corpusmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern AFTER_COLLECTION = Pattern.compile("->(\\d+)M\\(");

    private final Path config;
    private final Path work;
    private final int heapMegabytes;

    private MemoryMain(Path config, Path work, int heapMegabytes) {
        this.config = config;
        this.work = work;
        this.heapMegabytes = heapMegabytes;
    }

    private record Usage(double seconds, int heapMegabytes, int residentMegabytes) {}

    /** Runs both sizes; fails where one of them does. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int heapMegabytes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 256;
        Path work = Files.createTempDirectory("corpusmill-bench");
        try {
            MemoryMain memory = new MemoryMain(Path.of(arguments[0]), work, heapMegabytes);
            Usage small = memory.run(files);
            Usage large = memory.run(files * TIMES);
            System.out.printf(
                    Locale.ROOT,
                    "memory: ratio=%.2f of live heap, %.2f of resident memory, for %d times the files (heap %d MB,"
                            + " direct %s)%n",
                    (double) large.heapMegabytes / small.heapMegabytes,
                    (double) large.residentMegabytes / small.residentMegabytes,
                    TIMES,
                    heapMegabytes,
                    DIRECT);
        } finally {
            GeneratedCorpus.delete(work);
        }
    }

    private Usage run(int files) throws IOException, InterruptedException {
        Path corpus = work.resolve("corpus-" + files);
        Path log = work.resolve("gc-" + files + ".log");
        GeneratedCorpus.write(corpus, files, MEAN_WORDS, SEED);
        long start = System.nanoTime();
        Process job = new ProcessBuilder(command(corpus, log)).inheritIO().start();
        int resident = 0;
        while (!job.waitFor(100, TimeUnit.MILLISECONDS)) {
            resident = Math.max(resident, residentMegabytes(job.pid()));
        }
        if (job.exitValue() != 0) {
            throw new IOException("the job failed: files=" + files + " exit=" + job.exitValue());
        }
        Usage usage = new Usage((System.nanoTime() - start) / 1e9, liveMegabytes(log), resident);
        System.out.printf(
                Locale.ROOT,
                "files=%d seconds=%.0f live heap=%d MB resident=%d MB%n",
                files,
                usage.seconds,
                usage.heapMegabytes,
                usage.residentMegabytes);
        return usage;
    }

    private List<String> command(Path corpus, Path log) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heapMegabytes + "m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:MaxDirectMemorySize=" + DIRECT,
                "-XX:+UseG1GC",
                "-XX:-G1UseAdaptiveIHOP", // marks all the time, so that the log says what is live
                "-XX:InitiatingHeapOccupancyPercent=5",
                "-Xlog:gc:file=" + log,
                "-Dlog4j.configurationFile=" + System.getProperty("log4j.configurationFile"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.corpusmill.index.IndexerMain",
                "sync",
                "--config",
                config.toString()));
        for (String setting : List.of(
                "index.name=bench",
                "index.language=en",
                "embedding.engine=test",
                "sources[0].uri=" + corpus,
                "sources[0].exclude=[]",
                "store.path=" + work.resolve("index-" + corpus.getFileName()))) {
            command.add("--set");
            command.add(setting);
        }
        return command;
    }

    /** The most that was left after any marking of the whole heap: garbage that waits is no need. */
    private static int liveMegabytes(Path log) throws IOException {
        int most = 0;
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = AFTER_COLLECTION.matcher(line);
            if (line.matches(".*Pause (Remark|Full).*") && matcher.find()) {
                most = Math.max(most, Integer.parseInt(matcher.group(1)));
            }
        }
        return most;
    }

    /** What it holds now, as Linux counts it, without files that are mapped into memory; 0 elsewhere. */
    private static int residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("RssAnon:")) {
                    return Integer.parseInt(line.replaceAll("\\D", "")) / 1024;
                }
            }
        }
        return 0;
    }
}
