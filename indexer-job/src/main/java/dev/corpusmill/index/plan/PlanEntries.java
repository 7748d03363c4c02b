package dev.corpusmill.index.plan;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentId;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.listing.ListedFile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the entries of a run, each with a version above all before it. */
public final class PlanEntries {
    private final PlanRules rules;
    private long made;

    public PlanEntries(PlanRules rules) {
        this.rules = rules;
    }

    /** What a listed document needs, by its row. */
    public Change change(ListedFile file, CatalogueRow row) {
        return rules.change(file, row, access(file));
    }

    /** Whether a document needs nothing as long as its source lists it as its row says. */
    public boolean settled(CatalogueRow row) {
        if (!rules.has(DocumentId.parse(row.documentId()).source())) {
            return false;
        }
        ListedFile file = rules.asListed(row);
        return rules.skip(file).isEmpty() && change(file, row).nothing();
    }

    /** A listed document is to be read, or to get other access; without a row, nothing is known of it. */
    public PlanEntry listed(ListedFile file, PlanAction action, @Nullable CatalogueRow row, String reason) {
        boolean known = row != null
                && (row.status() == DocumentStatus.INDEXED || row.status() == DocumentStatus.MISSING)
                && row.recipe().equals(rules.recipe());
        String contentHash = row != null && known ? row.file().contentHash() : "";
        return new PlanEntry(
                action,
                file.documentId(),
                file.uri(),
                FileStamp.listed(file.size(), file.mtimeMillis()).withContentHash(contentHash),
                nextVersion(),
                access(file),
                row == null ? Map.of() : row.nodes(),
                row != null && row.status().unfinished(),
                reason,
                file.record() == null ? null : file.record().place());
    }

    /** A document of the catalogue is to leave, or to be marked as missing. */
    public PlanEntry gone(CatalogueRow row, PlanAction action, String reason) {
        return new PlanEntry(
                action,
                row.documentId(),
                row.uri(),
                row.file().asListed(),
                nextVersion(),
                row.access(),
                row.nodes(),
                row.status().unfinished(),
                reason);
    }

    private Access access(ListedFile file) {
        Access own = file.record() == null ? null : file.record().access();
        return own == null ? rules.access(file.documentId()) : own;
    }

    private long nextVersion() {
        return Version.of(rules.runToken(), made++);
    }
}
