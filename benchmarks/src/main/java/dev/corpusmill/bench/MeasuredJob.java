package dev.corpusmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** {@code index sync} in a process of its own, with a fixed heap and fixed direct memory, watched from outside. */
record MeasuredJob(Path config, int heapMegabytes, String direct) {
    private static final Pattern AFTER_COLLECTION =
            Pattern.compile("\\[([0-9.]+)s].*Pause (?:Remark|Full).*->(\\d+)M\\(.*");

    /** MB at a second of the run. */
    record Sample(double second, int megabytes) {}

    /**
     * What a run took.
     *
     * @param seconds from start to end of the process
     * @param heap what was left after each marking of the whole heap: garbage that waits is no need
     * @param resident memory as Linux counts it, without files that are mapped into memory; 0 elsewhere
     */
    record Usage(double seconds, List<Sample> heap, List<Sample> resident) {
        static int most(List<Sample> samples) {
            return samples.stream().mapToInt(Sample::megabytes).max().orElse(0);
        }

        /** Mean MB in one tenth of the run, counted from 1; 0 where nothing was seen then. */
        double inTenth(int tenth, List<Sample> samples) {
            return tenth(tenth, samples).average().orElse(0);
        }

        /** The least MB in one tenth of the run. Of a heap: what is live is no more, though a marking leaves young garbage. */
        int leastInTenth(int tenth, List<Sample> samples) {
            return tenth(tenth, samples).min().orElse(0);
        }

        private IntStream tenth(int tenth, List<Sample> samples) {
            return samples.stream()
                    .filter(sample -> Math.min(9, (int) (10 * sample.second / seconds)) == tenth - 1)
                    .mapToInt(Sample::megabytes);
        }
    }

    /** Runs to the end; {@code log} is written with what the collector says. */
    Usage run(Path log, List<String> settings) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process job = new ProcessBuilder(command(log, settings)).inheritIO().start();
        List<Sample> resident = new ArrayList<>();
        while (!job.waitFor(100, TimeUnit.MILLISECONDS)) {
            resident.add(new Sample((System.nanoTime() - start) / 1e9, residentMegabytes(job.pid())));
        }
        if (job.exitValue() != 0) {
            throw new IOException("the job failed: exit=" + job.exitValue());
        }
        return new Usage((System.nanoTime() - start) / 1e9, heap(log), resident);
    }

    private List<String> command(Path log, List<String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heapMegabytes + "m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:MaxDirectMemorySize=" + direct,
                "-XX:+UseG1GC",
                "-XX:-G1UseAdaptiveIHOP", // marks all the time, so that the log says what is live
                "-XX:InitiatingHeapOccupancyPercent=5",
                "-Xlog:gc:file=" + log + "::filecount=0", // not spread over several files
                "-Dlog4j.configurationFile=" + System.getProperty("log4j.configurationFile"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.corpusmill.index.IndexerMain",
                "sync",
                "--config",
                config.toString()));
        for (String setting : settings) {
            command.add("--set");
            command.add(setting);
        }
        return command;
    }

    private static List<Sample> heap(Path log) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = AFTER_COLLECTION.matcher(line);
            if (matcher.matches()) {
                samples.add(new Sample(Double.parseDouble(matcher.group(1)), Integer.parseInt(matcher.group(2))));
            }
        }
        return samples;
    }

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
