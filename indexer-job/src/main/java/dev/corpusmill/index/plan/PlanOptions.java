package dev.corpusmill.index.plan;

import java.util.List;

/**
 * Command-line options of a run.
 *
 * @param allowDeletes deletes even more than the guards allow, and suspect folders at once
 * @param verify reads every listed document and compares its content
 * @param retryFailed retries unchanged documents whose failure is permanent
 * @param failedOnly plans failed documents only, and retries them
 * @param only globs over ids or paths of documents; others are left as they are; empty means all
 * @param keep lists documents that need nothing, too
 */
public record PlanOptions(
        boolean allowDeletes,
        boolean verify,
        boolean retryFailed,
        boolean failedOnly,
        List<String> only,
        boolean keep) {
    /** An ordinary run. */
    public static final PlanOptions NONE = new PlanOptions(false, false, false, false, List.of(), false);

    public PlanOptions {
        only = List.copyOf(only);
    }

    /** Which documents the run is about. */
    public PlanScope scope() {
        return new PlanScope(only, failedOnly);
    }

    /** The same, with deletions allowed or not. */
    public PlanOptions withAllowDeletes(boolean allow) {
        return new PlanOptions(allow, verify, retryFailed, failedOnly, only, keep);
    }
}
