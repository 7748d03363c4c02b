package dev.corpusmill.index.plan;

import dev.corpusmill.index.flow.Op;
import java.util.List;
import java.util.Map;

/**
 * What a plan holds.
 *
 * @param inputs documents listed
 * @param unchanged listed documents that need nothing
 * @param carriedFailed listed documents that failed before and are not tried again
 * @param carriedEmpty listed documents that are known to hold no text
 * @param skipped listed documents that a limit keeps out, with the reason
 * @param entries number of entries per operation
 * @param bytes size of the documents to read
 * @param catalogue documents in the catalogue before
 * @param incomplete folders that could not be listed
 * @param parts files of entries that add and change, then those that delete
 */
public record PlanSummary(
        long runToken,
        String generation,
        long inputs,
        long unchanged,
        long carriedFailed,
        long carriedEmpty,
        List<Skipped> skipped,
        Map<String, Long> entries,
        long bytes,
        long catalogue,
        List<String> incomplete,
        List<String> parts,
        List<String> deleteParts) {
    /** A document that is left out, and why. */
    public record Skipped(String document, String reason) {}

    /** Number of entries of one operation. */
    public long count(Op op) {
        return entries.getOrDefault(op.name(), 0L);
    }

    /** Number of entries of all operations. */
    public long total() {
        return entries.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Number of documents to read. */
    public long reads() {
        return count(Op.ADD) + count(Op.UPDATE);
    }
}
