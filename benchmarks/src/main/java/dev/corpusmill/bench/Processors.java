package dev.corpusmill.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts threads of this process on processors of their own: what a scheduler makes of them is then no part of a figure. */
final class Processors {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String ALLOWED = "Cpus_allowed_list:";
    private static final int NAME_CHARS = 15; // as long as Linux keeps it

    private Processors() {}

    /** The numbers of those that this process may use; none where that is not Linux. */
    static List<Integer> allowed() throws IOException {
        if (!Files.exists(STATUS)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .flatMap(line ->
                            Stream.of(line.substring(ALLOWED.length()).strip().split(",")))
                    .flatMapToInt(Processors::range)
                    .boxed()
                    .toList();
        }
    }

    private static IntStream range(String numbers) {
        String[] ends = numbers.split("-", 2);
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    /**
     * Moves the threads that there are now whose name begins so; threads that these start later follow them.
     *
     * @throws IOException where {@code taskset} is missing, or refuses
     */
    static void assign(int processor, List<String> names) throws IOException, InterruptedException {
        try (Stream<Path> threads = Files.list(THREADS)) {
            for (Path thread : threads.toList()) {
                String name = name(thread);
                if (names.stream().anyMatch(each -> name.startsWith(cut(each)))) {
                    move(thread.getFileName().toString(), processor);
                }
            }
        }
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(NAME_CHARS, name.length()));
    }

    private static String name(Path thread) throws IOException {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException unreadable) {
            if (Files.exists(thread)) {
                throw unreadable;
            }
            return ""; // it has ended
        }
    }

    private static void move(String thread, int processor) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder("taskset", "-pc", Integer.toString(processor), thread)
                .redirectErrorStream(true)
                .start();
        String said = new String(taskset.getInputStream().readAllBytes(), UTF_8);
        if (taskset.waitFor() != 0 && Files.exists(THREADS.resolve(thread))) {
            throw new IOException("taskset: " + said.strip());
        }
    }
}
