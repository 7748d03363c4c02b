package dev.corpusmill.index.records;

import dev.corpusmill.api.model.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping makes of a record.
 *
 * @param id of its document, without the source; empty where it cannot be read
 * @param uri what a citation links to; empty where the record says nothing
 * @param parts the text; none of a deleted record, or of one with a problem
 * @param updated {@link Long#MIN_VALUE} where the record says nothing
 * @param access null where the source says it
 * @param hash of all that the document is made of
 * @param problem why it cannot be taken; empty where it can
 */
public record MappedRecord(
        String id,
        String title,
        String uri,
        List<Part> parts,
        long updated,
        boolean deleted,
        @Nullable Access access,
        String hash,
        String problem) {
    /** One field of the text, and the heading above it, which may be empty. */
    public record Part(String heading, String text) {}

    public MappedRecord {
        parts = List.copyOf(parts);
    }
}
