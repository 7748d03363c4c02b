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
 * @param remembered whether it was there when its shard was read last, and nobody knows whether it still is
 */
public record ListedRecord(
        RecordPlace place, @Nullable Access access, long updated, boolean deleted, boolean remembered) {
    /** Of the records of one id: the newest first, of these the remembered ones, else in the order of their places. */
    static final Comparator<ListedRecord> NEWEST_FIRST = Comparator.comparingLong(ListedRecord::updated)
            .reversed()
            .thenComparing(record -> !record.remembered())
            .thenComparing(record -> record.place().name())
            .thenComparing(record -> record.place().number());

    /** A record that was read now. */
    public ListedRecord(RecordPlace place, @Nullable Access access, long updated, boolean deleted) {
        this(place, access, updated, deleted, false);
    }

    /** The same record, which nobody can read now. */
    ListedRecord asRemembered() {
        return new ListedRecord(place, access, updated, deleted, true);
    }

    /** Whether it says the same as another record of this id, so that either may be taken. */
    boolean sameAs(ListedRecord other) {
        return deleted == other.deleted
                && place.hash().equals(other.place.hash())
                && (access == null ? other.access == null : other.access != null && access.sameAs(other.access));
    }
}
