package dev.corpusmill.index.report;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a report for people. */
public final class ReportTable {
    private static final int MAX_LISTED = 10;

    private ReportTable() {}

    public static void print(RunReport report, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%s of index %s, generation %s, run %d%n",
                report.command(),
                report.index(),
                report.generation(),
                report.run());
        row(out, "documents", report.inputs());
        row(out, "  indexed", report.indexed());
        row(out, "  unchanged", report.unchanged());
        row(out, "  empty", report.empty());
        row(out, "  failed", report.failed());
        row(out, "  skipped", report.skipped());
        row(out, "deleted", report.deleted());
        if (report.missing() > 0) {
            row(out, "missing", report.missing());
        }
        report.nodes().forEach((group, count) -> row(out, "nodes of " + group, count));
        row(out, "embedded", report.embedded());
        row(out, "vectors reused", report.reused());
        out.printf(Locale.ROOT, "  %-18s %9.1f s%n", "time", report.seconds().getOrDefault("total", 0.0));
        failures(report, out);
        warnings(report, out);
        report.incomplete().stream()
                .limit(MAX_LISTED)
                .forEach(
                        folder -> out.println("  not listed, so nothing beneath it was deleted: " + printable(folder)));
        if (!report.message().isEmpty()) {
            out.println(report.message());
        }
    }

    /** A file name may hold line breaks and commands to a terminal; neither is for the reader of a table. */
    public static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private static void failures(RunReport report, PrintStream out) {
        report.failures().stream()
                .limit(MAX_LISTED)
                .forEach(failure -> out.println("  failed in " + failure.stage() + ": " + printable(failure.document())
                        + ": " + printable(failure.reason())));
        report.skippedDocuments().stream()
                .limit(MAX_LISTED)
                .forEach(skipped ->
                        out.println("  skipped: " + printable(skipped.document()) + ": " + skipped.reason()));
        if (report.failed() > MAX_LISTED) {
            out.println("  … all failures: " + report.failuresFile());
        }
    }

    private static void warnings(RunReport report, PrintStream out) {
        report.warnings().stream()
                .limit(MAX_LISTED)
                .forEach(one -> out.println("  not all of it could be read: " + printable(one.document()) + ": "
                        + printable(String.join("; ", one.warnings()))));
        if (report.warned() > MAX_LISTED) {
            out.println("  … documents of which not all could be read: " + report.warned());
        }
    }

    private static void row(PrintStream out, String name, long count) {
        out.printf(Locale.ROOT, "  %-18s %,9d%n", name, count);
    }
}
