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
import dev.corpusmill.index.report.RunReport.DocumentWarnings;
import dev.corpusmill.index.report.RunReport.FailedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the report of a watch, from the catalogue and from a last plan of what it left: its inputs are the documents that it
 * has taken until it was stopped, and those that a limit keeps out.
 */
final class WatchReport {
    private final CorpusmillConfig config;
    private final IndexStore store;
    private final RunFolder folder;
    private final long runToken;
    private long indexed;
    private long unchanged;
    private long empty;
    private long failed;
    private long missing;
    private long warned;
    private final List<DocumentWarnings> warnings = new ArrayList<>();
    private final Map<String, Long> nodes = new TreeMap<>();

    WatchReport(CorpusmillConfig config, IndexStore store, RunFolder folder, long runToken) {
        this.config = config;
        this.store = store;
        this.folder = folder;
        this.runToken = runToken;
    }

    RunReport of(StoredPlan left, Map<String, Object> counters, Stopwatch watch) {
        PlanSummary summary = left.summary();
        List<FailedDocument> failures = count(summary.generation());
        List<String> complaints = new ArrayList<>(
                Guards.complaints(summary, new Guards.Outcome(failed, empty, missing), config.guards()));
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
                indexed + unchanged + empty + failed + summary.skipped(),
                indexed,
                unchanged,
                empty,
                failed,
                summary.skipped(),
                RunCounters.value(counters, RunCounters.DELETED),
                missing,
                summary.incomplete(),
                nodes,
                RunCounters.value(counters, RunCounters.TOKENS),
                RunCounters.value(counters, RunCounters.EMBEDDED),
                RunCounters.value(counters, RunCounters.REUSED),
                RunCounters.value(counters, RunCounters.CHUNKS),
                watch.seconds(),
                failures,
                new SkippedDocuments().first(summary),
                warned,
                List.copyOf(warnings),
                folder.failuresFile().toString());
    }

    private List<FailedDocument> count(String generation) {
        try (GenerationReader reader = store.openReader(generation);
                DeadLetters letters = new DeadLetters(folder.failuresFile())) {
            reader.scanCatalogue("", "", row -> count(row, letters));
            return letters.first();
        }
    }

    private void count(CatalogueRow row, DeadLetters letters) {
        if (!row.warnings().isEmpty()) {
            warned++;
            if (warnings.size() < RunReport.MAX_WARNINGS) {
                warnings.add(new DocumentWarnings(row.documentId(), row.warnings()));
            }
        }
        switch (row.status()) {
            case MISSING -> missing++;
            case EMPTY -> empty++;
            case FAILED -> failed(row, letters);
            case INDEXED -> indexed(row);
            case WRITING, DELETING -> {} // a failure would have ended the run before this report
        }
    }

    private void failed(CatalogueRow row, DeadLetters letters) {
        Failure failure = row.failure();
        if (failure != null && !failure.filtered()) { // the last plan counts what filters left out
            failed++;
            letters.add(new FailedDocument(
                    row.documentId(),
                    failure.stage().label(),
                    failure.kind().name(),
                    failure.reason(),
                    failure.sticky()));
        }
    }

    private void indexed(CatalogueRow row) {
        if (Version.runToken(row.version()) < runToken) {
            unchanged++;
            return;
        }
        indexed++;
        row.nodes().forEach((group, count) -> nodes.merge(group, (long) count, Long::sum));
    }
}
