package dev.corpusmill.index.listing;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.index.flow.RecordPlace;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a listing knows of a record.
 *
 * @param access null where its source says it
 * @param updated of two records with one id the higher counts
 * @param deleted whether it says that its document is gone
 */
public record ListedRecord(RecordPlace place, @Nullable Access access, long updated, boolean deleted) {
    /** Of the records of one id: the newest first, else in the order of their places. */
    static final Comparator<ListedRecord> NEWEST_FIRST = Comparator.comparingLong(ListedRecord::updated)
            .reversed()
            .thenComparing(record -> record.place().name())
            .thenComparing(record -> record.place().number());

    /** Whether it says the same as another record of this id, so that either may be taken. */
    boolean sameAs(ListedRecord other) {
        return deleted == other.deleted
                && place.hash().equals(other.place.hash())
                && (access == null ? other.access == null : other.access != null && access.sameAs(other.access));
    }
}
