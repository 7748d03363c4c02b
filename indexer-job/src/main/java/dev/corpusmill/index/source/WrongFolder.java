package dev.corpusmill.index.source;

import dev.corpusmill.index.listing.FileCursor;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.plan.Guards;
import dev.corpusmill.index.plan.SourceTurnover;
import java.util.Optional;
import java.util.function.Predicate;

/** Sees in a scan what a sync refuses: a source that suddenly lists other documents than the catalogue knows. */
final class WrongFolder {
    private WrongFolder() {}

    /** Why nothing of this listing may be taken; empty where all may. */
    static Optional<String> refusal(Listing listing, KnownDocuments known, Predicate<String> deletionAsked) {
        SourceTurnover sources = new SourceTurnover();
        boolean additions = false;
        try (FileCursor files = listing.open()) {
            while (files.hasNext()) {
                String id = files.next().documentId();
                if (known.get(id) != null) {
                    sources.common(id);
                } else {
                    sources.added(id);
                    additions = true;
                }
            }
        }
        if (!additions) {
            return Optional.empty(); // what only vanished is the other guard's
        }
        known.eachPresent(id -> {
            if (!deletionAsked.test(id)) {
                sources.known(id);
            }
        });
        return Guards.replaced(sources.replaced());
    }
}
