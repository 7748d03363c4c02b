package dev.corpusmill.index.plan;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.index.listing.FileCursor;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;

/** Joins a listing with a catalogue, as a plan does, and only says what is missing on which side. */
public final class ListingJoin {
    private ListingJoin() {}

    /** Is called once for each document. */
    public interface Visitor {
        /** It is listed and has a row. */
        void listed(CatalogueRow row);

        /** It is listed and answers by its row, but its record cannot be taken now: once more, after {@link #listed}. */
        default void failing(String problem) {}

        /** It has a row and is not listed; {@code kept}: a sync would not delete it yet. */
        void unlisted(CatalogueRow row, boolean kept);

        /** It is listed, no limit keeps it out, and it has no row. */
        void absent(ListedFile file);
    }

    /** Visits all documents of both sides. */
    public static void visit(PlanRules rules, Listing listing, GenerationReader reader, Visitor visitor) {
        try (FileCursor cursor = listing.open()) {
            PeekingFiles files = new PeekingFiles(cursor, (file, id) -> {});
            reader.scanCatalogue("", "", row -> {
                files.before(row.documentId(), file -> absent(rules, file, visitor));
                ListedFile file = files.takeIf(row.documentId());
                if (file != null) {
                    visitor.listed(row);
                    PlanRules.failing(file, row).ifPresent(visitor::failing);
                } else {
                    visitor.unlisted(row, kept(rules, listing, files, row));
                }
            });
            files.rest(file -> absent(rules, file, visitor));
        }
    }

    private static void absent(PlanRules rules, ListedFile file, Visitor visitor) {
        if (rules.skip(file).isEmpty()) {
            visitor.absent(file);
        }
    }

    private static boolean kept(PlanRules rules, Listing listing, PeekingFiles files, CatalogueRow row) {
        if (listing.unknown(row.documentId()).isPresent()) {
            return true;
        }
        boolean suspect = listing.suspect(row.documentId(), () -> files.anyBeneath(Listing.parent(row.documentId())));
        return row.missingRuns() + 1 < rules.deleteAfter(suspect)
                && !row.status().unfinished();
    }
}
