package dev.corpusmill.index.plan;

import dev.corpusmill.index.listing.DocumentGlobs;
import java.util.List;

/**
 * Which documents a run is about: it speaks of no others.
 *
 * @param only globs over ids or paths of documents; empty means all
 * @param failedOnly only those that failed before
 */
public record PlanScope(List<String> only, boolean failedOnly) {
    /** All documents. */
    public static final PlanScope ALL = new PlanScope(List.of(), false);

    public PlanScope {
        only = List.copyOf(only);
    }

    /** Whether it is about all documents. */
    public boolean all() {
        return only.isEmpty() && !failedOnly;
    }

    /** The documents of the globs. */
    public DocumentGlobs.Selection selection() {
        return new DocumentGlobs.Selection(only);
    }
}
