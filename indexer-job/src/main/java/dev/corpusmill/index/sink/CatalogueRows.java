package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.Outcome;
import dev.corpusmill.index.flow.PlanEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the rows that close documents. */
final class CatalogueRows {
    private final String recipe;

    CatalogueRows(String recipe) {
        this.recipe = recipe;
    }

    /** The row that opens a document which has none; it says nothing of what was read. */
    CatalogueRow first(PlanEntry entry) {
        return new CatalogueRow(
                entry.documentId(),
                DocumentStatus.WRITING,
                entry.version(),
                "",
                entry.size(),
                entry.mtimeMillis(),
                0,
                recipe,
                entry.accessHash(),
                entry.tenant(),
                entry.principals(),
                entry.metadata(),
                "",
                entry.uri(),
                entry.nodes(),
                null,
                List.of(),
                0,
                new float[0]);
    }

    CatalogueRow indexed(DocumentContext header, float[] meanVector) {
        return row(header, DocumentStatus.INDEXED, header.nodes(), null, meanVector);
    }

    CatalogueRow empty(DocumentContext header) {
        return row(header, DocumentStatus.EMPTY, Map.of(), null, new float[0]);
    }

    CatalogueRow failed(DocumentContext header, Map<String, Integer> nodesLeft) {
        Failure failure = new Failure(header.stage(), header.kind(), header.reason());
        return row(header, DocumentStatus.FAILED, nodesLeft, failure, new float[0]);
    }

    /** The old row with what its source and the configuration say of the document now. */
    CatalogueRow touched(CatalogueRow old, DocumentContext header) {
        PlanEntry entry = header.entry();
        boolean read = header.outcome() == Outcome.UNCHANGED;
        boolean regranted = !old.accessHash().equals(entry.accessHash());
        return new CatalogueRow(
                old.documentId(),
                old.status() == DocumentStatus.MISSING ? DocumentStatus.INDEXED : old.status(),
                regranted ? entry.version() : old.version(), // the nodes keep theirs, too
                old.contentHash(),
                header.size(),
                header.mtimeMillis(),
                read ? header.readMillis() : old.readMillis(),
                old.recipe(),
                entry.accessHash(),
                entry.tenant(),
                entry.principals(),
                entry.metadata(),
                old.title(),
                entry.uri(),
                old.nodes(),
                old.failure(),
                old.warnings(),
                0,
                old.vector());
    }

    /** The old row, missing since the run of {@code version}; it keeps its own, because its nodes do. */
    /** The old row, missed by one run more; a replay of the same entry does not count again. */
    CatalogueRow missing(CatalogueRow old, long version) {
        boolean replay = old.missingSince() != 0 && old.version() == version;
        long first = old.missingSince() == 0 ? version : old.missingSince();
        int runs = replay ? old.missingRuns() : old.missingRuns() + 1;
        return new CatalogueRow(
                old.documentId(),
                DocumentStatus.MISSING,
                old.version(),
                old.contentHash(),
                old.size(),
                old.mtimeMillis(),
                old.readMillis(),
                old.recipe(),
                old.accessHash(),
                old.tenant(),
                old.principals(),
                old.metadata(),
                old.title(),
                old.uri(),
                old.nodes(),
                null,
                old.warnings(),
                Version.of(Version.runToken(first), runs),
                old.vector());
    }

    private CatalogueRow row(
            DocumentContext header,
            DocumentStatus status,
            Map<String, Integer> nodes,
            @Nullable Failure failure,
            float[] vector) {
        PlanEntry entry = header.entry();
        return new CatalogueRow(
                entry.documentId(),
                status,
                entry.version(),
                header.contentHash(),
                header.size(),
                header.mtimeMillis(),
                header.readMillis(),
                recipe,
                entry.accessHash(),
                entry.tenant(),
                entry.principals(),
                entry.metadata(),
                header.title(),
                entry.uri(),
                nodes,
                failure,
                header.warnings(),
                0,
                vector);
    }
}
