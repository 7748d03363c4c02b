package dev.corpusmill.api.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The row of the {@code document} group: what was indexed from one source document, or why not.
 *
 * @param version see {@link Node#version}
 * @param contentHash SHA-256 of the bytes that were read; empty where they never were
 * @param size bytes
 * @param mtimeMillis modification time by the source, milliseconds since 1970
 * @param readMillis when the bytes were read by the job's clock; a file changed within 2 s of it is opened again
 * @param recipe hash of everything that decides what rows a document gives
 * @param accessHash see {@link Access#hash}
 * @param nodes number of nodes per group
 * @param failure why, where the status is FAILED
 * @param warnings what is missing from its text and why, one line each
 * @param missingSince 0 where it is not missing, else {@link Version#of} the first complete run that did not list it and
 *     the number of such runs until now
 * @param vector mean of the document's vectors; empty where it has none
 */
public record CatalogueRow(
        String documentId,
        DocumentStatus status,
        long version,
        String contentHash,
        long size,
        long mtimeMillis,
        long readMillis,
        String recipe,
        String accessHash,
        String tenant,
        List<String> principals,
        Map<String, String> metadata,
        String title,
        String uri,
        Map<String, Integer> nodes,
        @Nullable Failure failure,
        List<String> warnings,
        long missingSince,
        float[] vector) {
    public CatalogueRow {
        principals = List.copyOf(principals);
        metadata = Map.copyOf(metadata);
        nodes = Map.copyOf(nodes);
        warnings = List.copyOf(warnings);
        if ((status == DocumentStatus.FAILED) != (failure != null)) {
            throw new IllegalArgumentException("a failed row, and no other, has a failure: document=" + documentId);
        }
    }

    /** A file changed shortly before it was read may have changed again without a newer time stamp. */
    public static final long RACY_MILLIS = 2000;

    /** Whether the file was modified so shortly before it was read that its time stamp proves nothing. */
    public boolean modifiedWhileRead() {
        return mtimeMillis > readMillis - RACY_MILLIS;
    }

    /**
     * Why a document is not indexed.
     *
     * @param reason one line for a person; never empty
     */
    public record Failure(Stage stage, FailureKind kind, String reason) {
        /** A sticky failure is not tried again while the document and the recipe stay as they are. */
        public boolean sticky() {
            return kind == FailureKind.REJECTED;
        }

        /** Whether a document filter left it out: reports count such a document as skipped, not as failed. */
        public boolean filtered() {
            return stage == Stage.FILTER;
        }
    }

    /** How many complete runs in a row did not list the document. */
    public int missingRuns() {
        return missingSince == 0 ? 0 : Math.max(1, (int) Version.entry(missingSince));
    }

    /** The same row of a document that is indexed, but was not listed by the last complete runs; see missingSince. */
    public CatalogueRow missing(long since) {
        return new CatalogueRow(
                documentId,
                DocumentStatus.MISSING,
                version,
                contentHash,
                size,
                mtimeMillis,
                readMillis,
                recipe,
                accessHash,
                tenant,
                principals,
                metadata,
                title,
                uri,
                nodes,
                null,
                warnings,
                since,
                vector);
    }

    /** The same row with another status and version: how a document is opened for writing or deleting. */
    public CatalogueRow marked(DocumentStatus mark, long markVersion) {
        return new CatalogueRow(
                documentId,
                mark,
                markVersion,
                contentHash,
                size,
                mtimeMillis,
                readMillis,
                recipe,
                accessHash,
                tenant,
                principals,
                metadata,
                title,
                uri,
                nodes,
                null,
                warnings,
                missingSince,
                vector);
    }
}
