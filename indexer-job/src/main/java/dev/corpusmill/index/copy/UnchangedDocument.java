package dev.corpusmill.index.copy;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.index.files.ContentHash;
import dev.corpusmill.index.files.FileTree;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.index.flow.Outcome;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.flow.RecordPlace;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Decides whether a document is what its row of another generation says: by size and modification time, else by the hash
 * of its bytes.
 */
final class UnchangedDocument {
    private final String recipe;
    private final FilesOpener opener;
    private final Clock clock;

    UnchangedDocument(String recipe, FilesOpener opener, Clock clock) {
        this.recipe = recipe;
        this.opener = opener;
        this.clock = clock;
    }

    /** What the end record of a copy says; empty where the document has to be parsed. */
    Optional<DocumentContext> contextOf(PlanEntry entry, CatalogueRow row) {
        if (entry.action() == PlanAction.COPY) {
            return row.recipe().equals(recipe) && !row.status().unfinished()
                    ? Optional.of(asItIs(entry, row))
                    : Optional.empty();
        }

        boolean known = row.recipe().equals(recipe) && settled(row);
        boolean written = !entry.file().contentHash().isEmpty()
                && entry.file().contentHash().equals(row.file().contentHash());
        if (!known || written) { // the new generation may have the same text already: then nothing is written
            return Optional.empty();
        }

        DocumentContext unread = DocumentContext.unread(entry);
        FileStamp file = row.file();
        RecordPlace record = entry.record();
        if (record != null) {
            return record.hash().equals(file.contentHash())
                    ? Optional.of(as(row, unread.read(file)))
                    : Optional.empty();
        }
        boolean untouched = file.matches(entry.file().size(), entry.file().modifiedMillis());
        if (untouched && !file.modifiedWhileRead()) {
            return Optional.of(as(row, unread.read(file)));
        }

        boolean mayBeSame =
                entry.file().size() == file.size() && !file.contentHash().isEmpty();
        return mayBeSame ? sameBytes(unread, row).map(read -> as(row, read)) : Optional.empty();
    }

    /** Whether trying it again would give the same. */
    private static boolean settled(CatalogueRow row) {
        Failure failure = row.failure();
        if (failure != null) {
            return failure.sticky() && row.nodes().isEmpty();
        }
        return !row.status().unfinished();
    }

    /** A file that cannot be read, or changes meanwhile, is left to the parser, which reports why. */
    private Optional<DocumentContext> sameBytes(DocumentContext unread, CatalogueRow row) {
        String uri = unread.entry().uri();
        FileTree files = opener.open(uri);
        try {
            FileTree.Child before = files.stat(uri);
            long readMillis = clock.millis();
            if (before.size() != row.file().size()
                    || !ContentHash.of(files, uri).equals(row.file().contentHash())) {
                return Optional.empty();
            }
            FileTree.Child after = files.stat(uri);
            boolean still = after.size() == before.size() && after.mtimeMillis() == before.mtimeMillis();
            FileStamp read = new FileStamp(
                    before.size(), before.mtimeMillis(), row.file().contentHash(), readMillis);
            return still ? Optional.of(unread.read(read)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** A failed row that still has nodes belongs to a file that was never read: the next plan shall read it. */
    private static DocumentContext asItIs(PlanEntry entry, CatalogueRow row) {
        DocumentContext unread = DocumentContext.unread(entry);
        if (row.failure() != null && !row.nodes().isEmpty()) {
            return unread.read(FileStamp.listed(row.file().size(), 0))
                    .parsed(row.title(), row.warnings())
                    .split(row.nodes());
        }
        return as(row, unread.read(row.file()));
    }

    private static DocumentContext as(CatalogueRow row, DocumentContext read) {
        DocumentContext parsed = read.parsed(row.title(), row.warnings());
        Failure failure = row.failure();
        if (failure != null) {
            return parsed.failed(failure);
        }
        return row.status() == DocumentStatus.EMPTY ? parsed.withOutcome(Outcome.EMPTY) : parsed.split(row.nodes());
    }
}
