package dev.corpusmill.index.source;

import dev.corpusmill.index.listing.FileCursor;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.Utf8Order;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the files of a scan with those of the scan before, both in the order of their ids. */
final class SteadyFiles implements AutoCloseable {
    private final @Nullable FileCursor before;
    private @Nullable ListedFile next;

    SteadyFiles(Optional<Listing> before) {
        this.before = before.map(Listing::open).orElse(null);
        advance();
    }

    /** Whether the scan before saw the same file like this: it is not being written. Files come in the order of their ids. */
    boolean steady(ListedFile file) {
        while (next != null && Utf8Order.INSTANCE.compare(next.documentId(), file.documentId()) < 0) {
            advance();
        }
        return file.equals(next);
    }

    private void advance() {
        next = before != null && before.hasNext() ? before.next() : null;
    }

    @Override
    public void close() {
        if (before != null) {
            before.close();
        }
    }
}
