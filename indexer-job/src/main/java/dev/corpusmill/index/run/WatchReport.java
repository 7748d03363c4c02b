package dev.corpusmill.index.run;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.StoredPlan;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.ReportFiles.DeadLetters;
import dev.corpusmill.index.report.RunCounters;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.report.RunReport.FailedDocument;
import dev.corpusmill.index.report.RunReport.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the report of a watch, from the catalogue and from a last plan of what it left: its inputs are the documents that it
 * has taken until it was stopped, and those that a limit keeps out.
 */
final class WatchReport {
    private final CorpusmillConfig config;
    private final IndexStore store;
    private final RunFolder folder;
    private final long runToken;
    private final RunCounts counts = new RunCounts();

    WatchReport(CorpusmillConfig config, IndexStore store, RunFolder folder, long runToken) {
        this.config = config;
        this.store = store;
        this.folder = folder;
        this.runToken = runToken;
    }

    RunReport of(StoredPlan left, Map<String, Object> counters, Stopwatch watch) {
        PlanSummary summary = left.summary();
        List<FailedDocument> failures = count(summary.generation());
        List<String> complaints = new ArrayList<>(Guards.complaints(summary, counts.outcome(0, 0), config.guards()));
        if (!left.allowDeletes()) {
            Guards.refusal(summary, config.guards()).ifPresent(refusal -> complaints.add("held: " + refusal));
        }
        return new RunReport(
                "watch",
                runToken,
                config.index().name(),
                summary.generation(),
                complaints.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE,
                String.join("; ", complaints),
                counts.documents(
                        summary,
                        counts.total() + summary.skipped(),
                        counts.unchangedCount(),
                        RunCounters.value(counters, RunCounters.DELETED)),
                Work.of(counts.nodes(), counters, watch.seconds()),
                counts.failures(summary, failures, folder.failuresFile()));
    }

    private List<FailedDocument> count(String generation) {
        try (GenerationReader reader = store.openReader(generation);
                DeadLetters letters = new DeadLetters(folder.failuresFile())) {
            reader.scanCatalogue("", "", row -> count(row, letters));
            return letters.first();
        }
    }

    private void count(CatalogueRow row, DeadLetters letters) {
        counts.problems(row, letters);
        switch (row.status()) {
            case MISSING -> counts.missing();
            case EMPTY -> counts.empty(row);
            case FAILED -> counts.failed(leftOut(row) ? 0 : 1);
            case INDEXED -> indexed(row);
            case WRITING, DELETING -> {} // a failure would have ended the run before this report
        }
    }

    /** The last plan counts what filters left out. */
    private static boolean leftOut(CatalogueRow row) {
        Failure failure = row.failure();
        return failure != null && failure.filtered();
    }

    private void indexed(CatalogueRow row) {
        if (Version.runToken(row.version()) < runToken) {
            counts.unchanged();
        } else {
            counts.indexed(row);
        }
    }
}
