package dev.corpusmill.index.flow;

import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Stage;
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
public record DocumentContext(
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
    public static DocumentContext unread(PlanEntry entry) {
        return new DocumentContext(
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

    public DocumentContext withOutcome(Outcome newOutcome) {
        return new DocumentContext(
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
    public DocumentContext split(Map<String, Integer> counts) {
        return new DocumentContext(
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
    public DocumentContext read(String newContentHash, long newSize, long newMtimeMillis, long newReadMillis) {
        return new DocumentContext(
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
    public DocumentContext parsed(String newTitle, List<String> newWarnings) {
        return new DocumentContext(
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
                        .map(DocumentContext::line)
                        .toList(),
                nodes);
    }

    /** The same document, failed; the reason is one line of bounded length. */
    public DocumentContext failed(Failure failure) {
        return new DocumentContext(
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
