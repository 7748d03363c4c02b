package dev.corpusmill.index.run;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.listing.DocumentGlobs;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.ReportFiles.DeadLetters;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.report.RunReport.FailedDocument;
import dev.corpusmill.index.report.RunReport.Work;
import dev.corpusmill.index.report.StageClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the report of a run that applied a plan. What became of documents is read from the catalogue, so no failover miscounts it. */
final class SyncReport {
    private final CorpusmillConfig config;
    private final IndexStore store;
    private final PlanSummary plan;
    private final ApplyRun.Run run;
    private final RunCounts counts = new RunCounts();

    SyncReport(CorpusmillConfig config, IndexStore store, PlanSummary plan, ApplyRun.Run run) {
        this.config = config;
        this.store = store;
        this.plan = plan;
        this.run = run;
    }

    /** The report of a run that a guard refused. */
    RunReport refused(String reason) {
        return report(ExitCode.REFUSED, "refused: " + reason, Map.of(), List.of());
    }

    /** The report of a run that was applied; {@code live} says whether the index has a live generation now. */
    RunReport done(Map<String, Object> counters, boolean live) {
        counts.failed(plan.carriedFailed());
        counts.empty(plan.carriedEmpty());
        List<FailedDocument> failures = countCatalogue();
        if (!live) {
            return report(ExitCode.FAILED, "nothing could be indexed, so there is no index", counters, failures);
        }
        String complaints = String.join(
                "; ",
                Guards.complaints(plan, counts.outcome(plan.carriedFailed(), plan.carriedEmpty()), config.guards()));
        return report(complaints.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE, complaints, counters, failures);
    }

    private List<FailedDocument> countCatalogue() {
        try (GenerationReader reader = store.openReader(plan.generation());
                DeadLetters letters = new DeadLetters(run.folder().failuresFile())) {
            DocumentGlobs.Selection selection = plan.scope().selection();
            reader.scanCatalogue("", "", row -> {
                boolean ours = Version.runToken(row.version()) == plan.runToken();
                if (selection.match(row.documentId()) && (ours || !plan.scope().failedOnly())) {
                    count(row, ours, letters);
                }
            });
            return letters.first();
        }
    }

    private void count(CatalogueRow row, boolean ours, DeadLetters letters) {
        counts.problems(row, letters);
        switch (row.status()) {
            case MISSING -> counts.missing();
            case FAILED -> failed(row, ours);
            case EMPTY -> {
                if (ours) {
                    counts.empty(row);
                }
            }
            case INDEXED -> {
                if (ours) {
                    counts.indexed(row);
                }
            }
            case WRITING, DELETING -> {} // another run was ended in the middle of it
        }
    }

    /** What filters left out in earlier runs is in the plan. */
    private void failed(CatalogueRow row, boolean ours) {
        Failure failure = row.failure();
        if (failure != null && failure.filtered()) {
            if (ours) {
                counts.filtered(row, failure);
            }
        } else {
            counts.failed(ours ? 1 : 0);
        }
    }

    /** Wall time per stage of the run, and how long the subtasks of the job's stages were busy in it. */
    private Map<String, Double> seconds(Map<String, Object> counters) {
        Map<String, Double> seconds = new LinkedHashMap<>(run.watch().seconds());
        StageClock.seconds(counters).forEach((stage, busy) -> seconds.put("busy-" + stage, busy));
        return seconds;
    }

    private RunReport report(
            int exitCode, String message, Map<String, Object> counters, List<FailedDocument> failures) {
        boolean applied = exitCode != ExitCode.REFUSED;
        long unchanged = applied ? plan.inputs() - counts.changed() - counts.skipped(plan) : 0;
        long deleted = applied ? plan.count(PlanAction.DELETE) : 0;
        return new RunReport(
                run.command(),
                plan.runToken(),
                config.index().name(),
                plan.generation(),
                exitCode,
                message,
                counts.documents(plan, plan.inputs(), unchanged, deleted),
                Work.of(counts.nodes(), counters, seconds(counters)),
                counts.failures(plan, failures, run.folder().failuresFile()));
    }
}
