package dev.corpusmill.index.plan;

import java.util.List;

/**
 * What a run is asked for on its command line.
 *
 * @param allowDeletes deletes even more than the guards allow, and suspect folders at once
 * @param verify opens every listed document and compares its content
 * @param retryFailed tries unchanged documents again that failed for good
 * @param failedOnly looks at failed documents only, and tries them again
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

    /** The same, with deletions allowed or not. */
    public PlanOptions withAllowDeletes(boolean allow) {
        return new PlanOptions(allow, verify, retryFailed, failedOnly, only, keep);
    }
}
