package dev.corpusmill.index.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** Prints how far a run is: documents, chunks a second, time left. Rewrites its line on a terminal, adds lines elsewhere. */
public final class Progress {
    private static final long LINE_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long total;
    private final long bytes;
    private final long start;
    private long lastLine;

    /** {@code total} documents of together {@code bytes} are to be read. */
    public Progress(PrintStream out, boolean terminal, LongSupplier nanoTime, long total, long bytes) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.total = total;
        this.bytes = bytes;
        this.start = nanoTime.getAsLong();
        this.lastLine = start;
    }

    /** Shows the job's counters. */
    public void show(Map<String, Object> counters) {
        long now = nanoTime.getAsLong();
        if (!terminal && now - lastLine < LINE_NANOS) {
            return;
        }

        lastLine = now;
        String line = line(counters, (now - start) / 1e9);

        if (terminal) {
            out.print("\r\u001b[K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    /** Leaves the line that is being rewritten. */
    public void end() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    String line(Map<String, Object> counters, double seconds) {
        long documents = RunCounters.value(counters, RunCounters.DOCUMENTS);
        long done = RunCounters.value(counters, RunCounters.BYTES);
        long chunks = RunCounters.value(counters, RunCounters.CHUNKS);
        long failed = RunCounters.value(counters, RunCounters.FAILED);

        // Small documents come first or not: before some of the bytes are read, their rate says nothing.
        String left = done < bytes / 100 || done == 0 ? "?" : duration(seconds * Math.max(0, bytes - done) / done);

        return String.format(
                Locale.ROOT,
                "%d/%d documents  %d chunks  %.1f chunks/s  %d failed  %s left",
                documents,
                total,
                chunks,
                seconds > 0 ? chunks / seconds : 0,
                failed,
                left);
    }

    /** A time for people. */
    public static String duration(double seconds) {
        long s = Math.round(seconds);
        return s < 90 ? s + " s" : s < 5400 ? (s + 30) / 60 + " min" : String.format(Locale.ROOT, "%.1f h", s / 3600.0);
    }
}
