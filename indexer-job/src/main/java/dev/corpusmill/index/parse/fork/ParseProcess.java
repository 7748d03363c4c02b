package dev.corpusmill.index.parse.fork;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One running child: frames to it and from it, each within a time limit that kills it, and its temporary folder. */
final class ParseProcess implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Process process;
    private final Path folder;
    private final DataOutputStream to;
    private final DataInputStream from;
    private final StderrTail stderr;
    private final ScheduledExecutorService watchdog;
    private volatile boolean timedOut;

    private ParseProcess(Process process, Path folder, ScheduledExecutorService watchdog) {
        this.process = process;
        this.folder = folder;
        this.watchdog = watchdog;
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.stderr = new StderrTail(process.getErrorStream());
        Thread drain = new Thread(stderr, "parse-child-stderr-" + process.pid());
        drain.setDaemon(true);
        drain.start();
    }

    /** Starts a child whose temporary files have a folder of their own. */
    static ParseProcess start(ChildJvm command, ScheduledExecutorService watchdog) throws IOException {
        Path folder = Files.createTempDirectory("corpusmill-parse-");
        try {
            Process process = new ProcessBuilder(command.line(folder))
                    .directory(folder.toFile())
                    .start();
            return new ParseProcess(process, folder, watchdog);
        } catch (IOException failure) {
            deleteTree(folder);
            throw failure;
        }
    }

    void send(byte type, byte[] payload, int length, Duration limit) throws IOException {
        ScheduledFuture<?> watch = watch(limit);
        try {
            Frames.write(to, type, payload, length);
            if (type == Frames.END) {
                to.flush();
            }
        } finally {
            watch.cancel(false);
        }
    }

    Frames.Frame receive(int maxLength, Duration limit) throws IOException {
        ScheduledFuture<?> watch = watch(limit);
        try {
            return Frames.read(from, maxLength);
        } finally {
            watch.cancel(false);
        }
    }

    private ScheduledFuture<?> watch(Duration limit) {
        return watchdog.schedule(
                () -> {
                    timedOut = true;
                    destroy();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** With the programs that it started itself: text recognition. */
    private void destroy() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    boolean timedOut() {
        return timedOut;
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    String lastWords() {
        return stderr.lastLine();
    }

    boolean saidOutOfMemory() {
        return stderr.text().contains("OutOfMemoryError");
    }

    /** The exit code of a child that has closed its pipes; one that did not exit by itself is killed. */
    int awaitExit() {
        try {
            if (!process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                destroy();
                process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            }
            return process.isAlive() ? -1 : process.exitValue();
        } catch (InterruptedException stop) {
            destroy();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    void kill() {
        destroy();
        close();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException brokenPipe) {
            destroy(); // it is gone or going
        }
        awaitExit();
        deleteTree(folder);
    }

    private static void deleteTree(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            folder.toFile().delete(); // the child removed it itself
        }
    }
}
