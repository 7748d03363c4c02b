package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FileStamp;
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
                entry.file().withContentHash(""),
                recipe,
                entry.access(),
                "",
                entry.uri(),
                entry.nodes(),
                null,
                List.of(),
                0,
                new float[0]);
    }

    CatalogueRow indexed(DocumentContext document, float[] meanVector) {
        return row(document, DocumentStatus.INDEXED, document.nodes(), meanVector);
    }

    CatalogueRow empty(DocumentContext document) {
        return row(document, DocumentStatus.EMPTY, Map.of(), new float[0]);
    }

    CatalogueRow failed(DocumentContext document, Map<String, Integer> nodesLeft) {
        return row(document, DocumentStatus.FAILED, nodesLeft, new float[0]);
    }

    /** The old row with what its source and the configuration say of the document now. */
    CatalogueRow touched(CatalogueRow old, DocumentContext document) {
        PlanEntry entry = document.entry();
        boolean granted = old.access().sameAs(entry.access());
        return new CatalogueRow(
                old.documentId(),
                old.status() == DocumentStatus.MISSING ? DocumentStatus.INDEXED : old.status(),
                granted ? old.version() : entry.version(), // as the nodes do
                touched(old.file(), document),
                old.recipe(),
                entry.access(),
                old.title(),
                entry.uri(),
                old.nodes(),
                old.failure(),
                old.warnings(),
                0,
                old.vector());
    }

    private static FileStamp touched(FileStamp old, DocumentContext document) {
        FileStamp now = document.file();
        boolean read = document.outcome() == Outcome.UNCHANGED;
        return new FileStamp(
                now.size(), now.modifiedMillis(), old.contentHash(), read ? now.readMillis() : old.readMillis());
    }

    /** The old row, missed by one more run; it keeps its version, as its nodes do. A replay of an entry does not count again. */
    CatalogueRow missing(CatalogueRow old, long version) {
        boolean replay = old.missingSince() != 0 && old.version() == version;
        long first = old.missingSince() == 0 ? version : old.missingSince();
        int runs = replay ? old.missingRuns() : old.missingRuns() + 1;
        return old.missing(Version.of(Version.runToken(first), runs));
    }

    private CatalogueRow row(
            DocumentContext document, DocumentStatus status, Map<String, Integer> nodes, float[] vector) {
        PlanEntry entry = document.entry();
        @Nullable Failure failure = status == DocumentStatus.FAILED ? document.failure() : null;
        return new CatalogueRow(
                entry.documentId(),
                status,
                entry.version(),
                document.file(),
                recipe,
                entry.access(),
                document.title(),
                entry.uri(),
                nodes,
                failure,
                document.warnings(),
                0,
                vector);
    }
}
