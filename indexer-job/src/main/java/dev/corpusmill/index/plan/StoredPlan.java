package dev.corpusmill.index.plan;

import java.util.List;
import java.util.Map;

/**
 * A plan as it is stored in its folder; {@code summary.json} has these fields.
 *
 * @param documents number of documents per operation, {@code KEEP} among them
 * @param allowDeletes whether the plan was made with its deletions allowed
 * @param refusals guards that will refuse it
 * @param complaints why it would end with exit code 4 at best
 */
public record StoredPlan(
        PlanBase base,
        Map<String, Long> documents,
        PlanEstimate estimate,
        boolean allowDeletes,
        List<String> refusals,
        List<String> complaints,
        PlanSummary summary) {
    /** The same plan with its entries elsewhere. */
    public StoredPlan with(PlanSummary newSummary) {
        return new StoredPlan(base, documents, estimate, allowDeletes, refusals, complaints, newSummary);
    }
}
