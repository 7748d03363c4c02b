package dev.corpusmill.index.flow;

import dev.corpusmill.model.CatalogueRow.Failure;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.model.Stage;
import java.util.List;
import java.util.Map;

/**
 * What is known of a document on its way through the job; each of its records carries it.
 *
 * @param contentHash SHA-256 of the bytes read; empty where they were not
 * @param size bytes read, or listed where nothing was read
 * @param readMillis when the bytes were read
 * @param nodes number of nodes per group; known once the document is split
 * @param warnings what is missing from the text and why; bounded, one line each
 * @param stage meaningful, like {@code kind} and {@code reason}, for the outcome FAILED only
 */
public record DocumentHeader(
        PlanEntry entry,
        String title,
        String contentHash,
        long size,
        long mtimeMillis,
        long readMillis,
        Outcome outcome,
        Stage stage,
        FailureKind kind,
        String reason,
        List<String> warnings,
        Map<String, Integer> nodes) {
    private static final int MAX_REASON = 500;
    private static final int MAX_WARNINGS = 10;

    /** A document of which nothing was read. */
    public static DocumentHeader unread(PlanEntry entry) {
        return new DocumentHeader(
                entry,
                "",
                entry.contentHash(),
                entry.size(),
                entry.mtimeMillis(),
                0,
                Outcome.NOT_READ,
                Stage.FETCH,
                FailureKind.REJECTED,
                "",
                List.of(),
                Map.of());
    }

    public DocumentHeader withOutcome(Outcome newOutcome) {
        return new DocumentHeader(
                entry,
                title,
                contentHash,
                size,
                mtimeMillis,
                readMillis,
                newOutcome,
                stage,
                kind,
                reason,
                warnings,
                nodes);
    }

    /** The same document, cut into nodes. */
    public DocumentHeader split(Map<String, Integer> counts) {
        return new DocumentHeader(
                entry,
                title,
                contentHash,
                size,
                mtimeMillis,
                readMillis,
                Outcome.INDEXED,
                stage,
                kind,
                reason,
                warnings,
                Map.copyOf(counts));
    }

    /** The same document, read: its bytes' hash and what its source said of it then. */
    public DocumentHeader read(String newContentHash, long newSize, long newMtimeMillis, long newReadMillis) {
        return new DocumentHeader(
                entry,
                title,
                newContentHash,
                newSize,
                newMtimeMillis,
                newReadMillis,
                outcome,
                stage,
                kind,
                reason,
                warnings,
                nodes);
    }

    /** The same document, parsed. */
    public DocumentHeader parsed(String newTitle, List<String> newWarnings) {
        return new DocumentHeader(
                entry,
                newTitle,
                contentHash,
                size,
                mtimeMillis,
                readMillis,
                outcome,
                stage,
                kind,
                reason,
                newWarnings.stream()
                        .limit(MAX_WARNINGS)
                        .map(DocumentHeader::line)
                        .toList(),
                nodes);
    }

    /** The same document, failed; the reason is one line of bounded length. */
    public DocumentHeader failed(Failure failure) {
        return new DocumentHeader(
                entry,
                title,
                contentHash,
                size,
                mtimeMillis,
                readMillis,
                Outcome.FAILED,
                failure.stage(),
                failure.kind(),
                line(failure.reason()),
                warnings,
                Map.of());
    }

    private static String line(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON) + "…";
    }

    public String documentId() {
        return entry.documentId();
    }
}
