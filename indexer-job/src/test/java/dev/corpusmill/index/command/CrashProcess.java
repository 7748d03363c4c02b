package dev.corpusmill.index.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.corpusmill.index.command.TrapStore.Recovery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process of its own that runs the command of a cell; its trap kills it, or freezes it where the cell says stall. */
final class CrashProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path log;

    private CrashProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        CrashCell cell = CrashCell.parse(arguments[1]);
        int code = 1;
        try {
            CrashIndex index = new CrashIndex(folder, cell, arguments[3]);
            Trap.set(folder.toString(), Trap.of(cell, Integer.parseInt(arguments[2]), () -> signal("STOP", here())));
            code = index.run(Recovery.valueOf(arguments[4])).exitCode();
        } catch (RuntimeException failure) {
            System.err.println("failed: " + failure.getMessage());
        }
        System.exit(code); // threads of Flink's would keep it
    }

    static CrashProcess start(Path folder, CrashCell cell, int nth, String milvus, Recovery recovery)
            throws IOException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashProcess.class.getName(),
                folder.toString(),
                cell.toString(),
                Integer.toString(nth),
                milvus,
                recovery.name()));
        Path log = folder.resolve("process.log");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new CrashProcess(process, log);
    }

    /** Runs a cell, and says whether its trap killed it. */
    static boolean killed(Path folder, CrashCell cell, int nth, String milvus, Recovery recovery)
            throws IOException, InterruptedException {
        try (CrashProcess process = start(folder, cell, nth, milvus, recovery)) {
            return process.end() == Trap.KILLED;
        }
    }

    /** Waits until the system says that it stands still. */
    void awaitFrozen() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Path stat = Path.of("/proc/" + process.pid() + "/stat");
        while (!Files.readString(stat).replaceFirst(".*\\) ", "").startsWith("T")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the process does not freeze: log=" + log);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Lets it continue. */
    void wake() {
        signal("CONT", process.pid());
    }

    /** Its exit code, when it has ended. */
    int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end: log=" + log);
        }
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(log, UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static long here() {
        return ProcessHandle.current().pid();
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
