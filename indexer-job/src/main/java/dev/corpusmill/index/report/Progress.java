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

    /** The plan has {@code total} documents; those of them that are read have together {@code bytes}. */
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

    /** Says that the job begins again from its last checkpoint; its counters do, too. */
    public void restarted(String reason) {
        end();
        out.println("the job restarts: reason=" + ReportTable.printable(reason));
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

        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "%d/%d documents", documents, Math.max(documents, total)));
        if (chunks > 0) {
            line.append(String.format(Locale.ROOT, "  %d chunks", chunks));
            if (seconds >= 1) {
                line.append(String.format(Locale.ROOT, "  %.1f chunks/s", chunks / seconds));
            }
        }
        if (failed > 0) {
            line.append("  ").append(failed).append(" failed");
        }

        // Small documents come first or not: before a good part of the bytes is read, their rate says nothing.
        if (done > 0 && done >= bytes / 10 && seconds >= 10) {
            line.append("  ")
                    .append(duration(seconds * Math.max(0, bytes - done) / done))
                    .append(" left");
        }
        return line.toString();
    }

    /** A time for people. */
    public static String duration(double seconds) {
        long s = Math.round(seconds);
        return s < 90 ? s + " s" : s < 5400 ? (s + 30) / 60 + " min" : String.format(Locale.ROOT, "%.1f h", s / 3600.0);
    }
}
