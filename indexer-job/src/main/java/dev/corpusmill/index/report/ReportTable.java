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

        report.documents()
                .exports()
                .forEach((source, export) -> out.printf(
                        Locale.ROOT,
                        "  shards of %s: %d, opened: %d, records read: %d%n",
                        source,
                        export.shards(),
                        export.opened(),
                        export.read()));
        row(out, "documents", report.documents().inputs());
        row(out, "  indexed", report.documents().indexed());
        row(out, "  unchanged", report.documents().unchanged());
        row(out, "  empty", report.documents().empty());
        row(out, "  failed", report.documents().failed());
        row(out, "  skipped", report.documents().skipped());
        row(out, "deleted", report.documents().deleted());
        if (report.documents().missing() > 0) {
            row(out, "missing", report.documents().missing());
        }

        report.work().nodes().forEach((group, count) -> row(out, "nodes of " + group, count));
        row(out, "embedded", report.work().embedded());
        row(out, "vectors reused", report.work().reused());
        if (report.work().restarts() > 0) {
            row(out, "restarts", report.work().restarts());
        }
        out.printf(
                Locale.ROOT,
                "  %-18s %9.1f s%n",
                "time",
                report.work().seconds().getOrDefault("total", 0.0));

        failures(report, out);
        warnings(report, out);
        report.documents().incomplete().stream()
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
        report.failures().failures().stream()
                .limit(MAX_LISTED)
                .forEach(failure -> out.println("  failed in " + failure.stage() + ": " + printable(failure.document())
                        + ": " + printable(failure.reason())));
        report.failures().skippedDocuments().stream()
                .limit(MAX_LISTED)
                .forEach(skipped ->
                        out.println("  skipped: " + printable(skipped.document()) + ": " + skipped.reason()));
        report.failures().emptyDocuments().stream()
                .limit(MAX_LISTED)
                .forEach(document -> out.println("  holds no text: " + printable(document)));
        if (report.documents().failed() > MAX_LISTED) {
            out.println("  … all failures: " + report.failures().failuresFile());
        }
    }

    private static void warnings(RunReport report, PrintStream out) {
        report.failures().warnings().stream()
                .limit(MAX_LISTED)
                .forEach(one -> out.println("  not all of it could be read: " + printable(one.document()) + ": "
                        + printable(String.join("; ", one.warnings()))));
        if (report.failures().warned() > MAX_LISTED) {
            out.println("  … documents of which not all could be read: "
                    + report.failures().warned());
        }
    }

    private static void row(PrintStream out, String name, long count) {
        out.printf(Locale.ROOT, "  %-18s %,9d%n", name, count);
    }
}
