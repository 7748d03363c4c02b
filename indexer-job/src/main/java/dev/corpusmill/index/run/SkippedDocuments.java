package dev.corpusmill.index.run;

import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.report.RunReport.SkippedDocument;
import java.util.ArrayList;
import java.util.List;

/** The documents that a run left out: what its plan says, and those that a document filter left out for the first time. */
final class SkippedDocuments {
    private final List<SkippedDocument> filtered = new ArrayList<>();
    private long count;

    /** A filter left a document out in this run. */
    void add(String documentId, Failure failure) {
        count++;
        if (filtered.size() < PlanSummary.MAX_SKIPPED) {
            filtered.add(new SkippedDocument(documentId, failure.reason()));
        }
    }

    /** Their number, with those of the plan. */
    long count(PlanSummary plan) {
        return plan.skipped() + count;
    }

    /** The first of them, those of the plan before the others. */
    List<SkippedDocument> first(PlanSummary plan) {
        List<SkippedDocument> first = new ArrayList<>();
        plan.skippedDocuments().forEach(one -> first.add(new SkippedDocument(one.document(), one.reason())));
        first.addAll(filtered);
        return first.size() <= PlanSummary.MAX_SKIPPED
                ? List.copyOf(first)
                : List.copyOf(first.subList(0, PlanSummary.MAX_SKIPPED));
    }
}
