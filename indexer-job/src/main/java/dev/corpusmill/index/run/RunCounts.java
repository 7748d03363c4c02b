package dev.corpusmill.index.run;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.report.ReportFiles.DeadLetters;
import dev.corpusmill.index.report.RunReport;
import dev.corpusmill.index.report.RunReport.DocumentWarnings;
import dev.corpusmill.index.report.RunReport.Documents;
import dev.corpusmill.index.report.RunReport.FailedDocument;
import dev.corpusmill.index.report.RunReport.Failures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the documents of a run, counted row by row, and the parts of its report that follow from that. */
final class RunCounts {
    private long indexed;
    private long unchanged;
    private long empty;
    private long failed;
    private long missing;
    private long warned;
    private final List<DocumentWarnings> warnings = new ArrayList<>();
    private final List<String> emptyDocuments = new ArrayList<>();
    private final SkippedDocuments skipped = new SkippedDocuments();
    private final Map<String, Long> nodes = new TreeMap<>();

    void indexed(CatalogueRow row) {
        indexed++;
        row.nodes().forEach((group, count) -> nodes.merge(group, (long) count, Long::sum));
    }

    void unchanged() {
        unchanged++;
    }

    /** Documents that are known to hold no text. */
    void empty(long documents) {
        empty += documents;
    }

    /** A document turned out to hold no text. */
    void empty(CatalogueRow row) {
        empty++;
        if (emptyDocuments.size() < RunReport.MAX_WARNINGS) {
            emptyDocuments.add(row.documentId());
        }
    }

    void failed(long documents) {
        failed += documents;
    }

    /** A document filter left a document out in this run. */
    void filtered(CatalogueRow row, Failure failure) {
        skipped.add(row.documentId(), failure);
    }

    void missing() {
        missing++;
    }

    /** Adds the failure of a row to the dead-letter file, and remembers its warnings. */
    void problems(CatalogueRow row, DeadLetters letters) {
        Failure failure = row.failure();
        if (failure != null && !failure.filtered()) { // what a filter leaves out is no dead letter
            letters.add(new FailedDocument(
                    row.documentId(),
                    failure.stage().label(),
                    failure.kind().name(),
                    failure.reason(),
                    failure.sticky()));
        }

        if (row.warnings().isEmpty()) {
            return;
        }

        warned++;
        if (warnings.size() < RunReport.MAX_WARNINGS) {
            warnings.add(new DocumentWarnings(row.documentId(), row.warnings()));
        }
    }

    /** Documents that were indexed, unchanged, empty or failed. */
    long total() {
        return indexed + unchanged + empty + failed;
    }

    long changed() {
        return indexed + empty + failed;
    }

    long unchangedCount() {
        return unchanged;
    }

    /** Documents that are left out, those of the plan included. */
    long skipped(PlanSummary plan) {
        return skipped.count(plan);
    }

    Map<String, Long> nodes() {
        return nodes;
    }

    /** Of a run that left so many failed and empty documents as they were. */
    Guards.Outcome outcome(long knownFailed, long knownEmpty) {
        return new Guards.Outcome(failed, empty, missing, knownFailed, knownEmpty);
    }

    Documents documents(PlanSummary plan, long inputs, long stayed, long deleted) {
        return new Documents(
                inputs,
                indexed,
                stayed,
                empty,
                failed,
                skipped.count(plan),
                deleted,
                missing,
                plan.incomplete(),
                plan.exports());
    }

    Failures failures(PlanSummary plan, List<FailedDocument> first, Path file) {
        return new Failures(
                first,
                skipped.first(plan),
                List.copyOf(emptyDocuments),
                warned,
                List.copyOf(warnings),
                file.toString());
    }
}
