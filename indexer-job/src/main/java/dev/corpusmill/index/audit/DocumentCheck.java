package dev.corpusmill.index.audit;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What the catalogue says of one document, and which of its rows have been seen. */
final class DocumentCheck {
    private final DocumentStatus status;
    private final long version;
    private final Map<String, Integer> expected;
    private final Map<String, BitSet> seen = new HashMap<>();

    DocumentCheck(CatalogueRow row) {
        this.status = row.status();
        this.version = row.version();
        this.expected = row.nodes();
    }

    boolean unfinished() {
        return status.unfinished();
    }

    boolean expects(String group, int ordinal) {
        return ordinal >= 0 && ordinal < expected.getOrDefault(group, 0);
    }

    boolean agrees(long nodeVersion) {
        return status.agrees(version, nodeVersion);
    }

    long version() {
        return version;
    }

    /** Notes a row; false where it was noted before. */
    boolean see(String group, int ordinal) {
        BitSet ordinals = seen.computeIfAbsent(group, name -> new BitSet());
        boolean first = !ordinals.get(ordinal);
        ordinals.set(ordinal);
        return first;
    }

    /** Number of rows by group that should be there. */
    Map<String, Integer> expected() {
        return expected;
    }

    /** The first ordinal from {@code from} on that was not seen. */
    int firstUnseen(String group, int from) {
        BitSet ordinals = seen.get(group);
        return ordinals == null ? from : ordinals.nextClearBit(from);
    }
}
