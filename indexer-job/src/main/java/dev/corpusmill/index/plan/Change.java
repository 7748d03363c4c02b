package dev.corpusmill.index.plan;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.index.listing.ListedFile;

/** What a listed document needs, by comparing it with its catalogue row. Pure. */
public enum Change {
    /** Nothing. */
    NONE("unchanged"),
    /** Nothing; it failed before, and would fail again. */
    STILL_FAILED("it failed before, and would fail again"),
    /** Nothing; it is known to hold no text. */
    STILL_EMPTY("it is known to hold no text"),
    UNFINISHED("an earlier run left it half done"),
    OTHER_RECIPE("the recipe changed"),
    RETRY("it failed for a reason that may have passed"),
    EDITED("size or modification time changed"),
    OTHER_RECORD("its record changed"),
    ASKED("it failed, and is to be retried"),
    VERIFY("its content is to be compared"),
    RACY("it was modified just before it was read"),
    RETURNED("it was missing and is back"),
    ACCESS("tenant, principals or metadata changed");

    private final String reason;

    Change(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    /** Whether the document stays as it is. */
    boolean nothing() {
        return this == NONE || this == STILL_FAILED || this == STILL_EMPTY;
    }

    /** The same, for a run with options that ask for more. */
    Change asked(PlanOptions options) {
        return switch (this) {
            case STILL_FAILED -> options.retryFailed() || options.failedOnly() || options.verify() ? ASKED : this;
            case NONE, STILL_EMPTY, ACCESS, RETURNED -> options.verify() ? VERIFY : this;
            case UNFINISHED, OTHER_RECIPE, RETRY, ASKED, VERIFY, EDITED, OTHER_RECORD, RACY -> this;
        };
    }

    /** A file is known by size and time, a record by what it says. */
    private static boolean same(ListedFile file, CatalogueRow row) {
        return file.record() == null
                ? row.file().matches(file.size(), file.mtimeMillis())
                : row.file().contentHash().equals(file.record().place().hash());
    }

    static Change of(ListedFile file, CatalogueRow row, String recipe, Access access) {
        CatalogueRow.Failure failure = row.failure();
        if (row.status().unfinished()) {
            return UNFINISHED;
        }
        if (!row.recipe().equals(recipe)) {
            return OTHER_RECIPE;
        }

        if (!same(file, row)) {
            return file.record() == null ? EDITED : OTHER_RECORD;
        }

        if (failure != null) {
            return failure.sticky() ? STILL_FAILED : RETRY;
        }
        if (file.record() == null && row.file().modifiedWhileRead()) {
            return RACY;
        }

        if (row.status() == DocumentStatus.EMPTY) {
            return STILL_EMPTY;
        }

        if (!row.access().sameAs(access)) {
            return ACCESS;
        }
        return row.status() == DocumentStatus.MISSING ? RETURNED : NONE;
    }
}
