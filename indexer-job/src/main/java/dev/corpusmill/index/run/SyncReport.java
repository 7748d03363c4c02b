package dev.corpusmill.index.run;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.report.ExitCode;
import dev.corpusmill.index.report.ReportFiles.DeadLetters;
import dev.corpusmill.index.report.RunCounters;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.report.RunReport.DocumentWarnings;
import dev.corpusmill.index.report.RunReport.FailedDocument;
import dev.corpusmill.index.report.StageClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the report of a run that applied a plan. What became of documents is read from the catalogue, so no failover miscounts it. */
final class SyncReport {
    private final CorpusmillConfig config;
    private final IndexStore store;
    private final PlanSummary plan;
    private final ApplyRun.Run run;

    private long indexed;
    private long empty;
    private long failed;
    private long missing;
    private long warned;
    private final List<DocumentWarnings> warnings = new ArrayList<>();
    private final SkippedDocuments skippedDocuments = new SkippedDocuments();
    private final Map<String, Long> nodes = new TreeMap<>();

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
        failed = plan.carriedFailed();
        empty = plan.carriedEmpty();
        List<FailedDocument> failures = countCatalogue();
        if (!live) {
            return report(ExitCode.FAILED, "nothing could be indexed, so there is no index", counters, failures);
        }
        String complaints =
                String.join("; ", Guards.complaints(plan, new Guards.Outcome(failed, empty, missing), config.guards()));
        return report(complaints.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE, complaints, counters, failures);
    }

    private List<FailedDocument> countCatalogue() {
        try (GenerationReader reader = store.openReader(plan.generation());
                DeadLetters letters = new DeadLetters(run.folder().failuresFile())) {
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
        boolean ours = Version.runToken(row.version()) == plan.runToken();
        Failure failure = row.failure();
        if (failure != null && failure.filtered()) {
            if (ours) { // those of earlier runs are in the plan
                skippedDocuments.add(row.documentId(), failure);
            }
        } else if (failure != null) {
            failed += ours ? 1 : 0;
            letters.add(new FailedDocument(
                    row.documentId(),
                    failure.stage().label(),
                    failure.kind().name(),
                    failure.reason(),
                    failure.sticky()));
        } else if (row.status() == DocumentStatus.MISSING) {
            missing++;
        } else if (ours && row.status() == DocumentStatus.EMPTY) {
            empty++;
        } else if (ours && row.status() == DocumentStatus.INDEXED) {
            indexed++;
            row.nodes().forEach((group, count) -> nodes.merge(group, (long) count, Long::sum));
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
        long skipped = skippedDocuments.count(plan);
        long deleted = applied ? plan.count(PlanAction.DELETE) : 0;
        return new RunReport(
                run.command(),
                plan.runToken(),
                config.index().name(),
                plan.generation(),
                exitCode,
                message,
                plan.inputs(),
                indexed,
                applied ? plan.inputs() - indexed - empty - failed - skipped : 0,
                empty,
                failed,
                skipped,
                deleted,
                missing,
                plan.incomplete(),
                nodes,
                RunCounters.value(counters, RunCounters.TOKENS),
                RunCounters.value(counters, RunCounters.EMBEDDED),
                RunCounters.value(counters, RunCounters.REUSED),
                RunCounters.value(counters, RunCounters.CHUNKS),
                seconds(counters),
                failures,
                skippedDocuments.first(plan),
                warned,
                List.copyOf(warnings),
                run.folder().failuresFile().toString());
    }
}
