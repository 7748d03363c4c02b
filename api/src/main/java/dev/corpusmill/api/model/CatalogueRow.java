package dev.corpusmill.api.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The row of the {@code document} group: what was indexed from one source document, or why not.
 *
 * @param version see {@link Node#version}
 * @param file the file as it was when it was indexed
 * @param recipe hash of everything that decides what rows a document gives
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
        FileStamp file,
        String recipe,
        Access access,
        String title,
        String uri,
        Map<String, Integer> nodes,
        @Nullable Failure failure,
        List<String> warnings,
        long missingSince,
        float[] vector) {
    public CatalogueRow {
        nodes = Map.copyOf(nodes);
        warnings = List.copyOf(warnings);
        if ((status == DocumentStatus.FAILED) != (failure != null)) {
            throw new IllegalArgumentException("a failed row, and no other, has a failure: document=" + documentId);
        }
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

    public String tenant() {
        return access.tenant();
    }

    public List<String> principals() {
        return access.principals();
    }

    public Map<String, String> metadata() {
        return access.metadata();
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
                file,
                recipe,
                access,
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
                file,
                recipe,
                access,
                title,
                uri,
                nodes,
                null,
                warnings,
                missingSince,
                vector);
    }
}
