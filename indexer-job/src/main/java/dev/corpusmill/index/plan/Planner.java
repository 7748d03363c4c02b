package dev.corpusmill.index.plan;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.listing.FileCursor;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.ListedRecord;
import dev.corpusmill.index.listing.Listing;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Joins a listing with the catalogue of a generation and writes down what has to be done. Both come ordered by document id. */
public final class Planner {
    private final PlanRules rules;
    private final Listing listing;
    private final PeekingFiles files;
    private final PlanWriter writer;
    private final PlanCounts counts;
    private final PlanEntries entries;

    private Planner(PlanRules rules, Listing listing, FileCursor cursor, String folder) {
        this.rules = rules;
        this.listing = listing;
        this.writer = new PlanWriter(folder);
        this.counts = new PlanCounts(rules, listing);
        this.entries = new PlanEntries(rules);
        this.files = new PeekingFiles(cursor, this::duplicate);
    }

    /** Writes the entries of the plan into a folder and returns its summary. */
    public static PlanSummary plan(PlanRules rules, Listing listing, GenerationReader reader, String folder) {
        return plan(rules, listing, rows -> reader.scanCatalogue("", "", rows), folder);
    }

    /** The same against any catalogue that emits its rows by ascending UTF-8 bytes of their document ids. */
    public static PlanSummary plan(
            PlanRules rules, Listing listing, Consumer<Consumer<CatalogueRow>> catalogue, String folder) {
        try (FileCursor cursor = listing.open()) {
            Planner planner = new Planner(rules, listing, cursor, folder);
            catalogue.accept(planner::join);
            planner.files.rest(planner::added);
            planner.writer.finish();
            return planner.counts.summary(rules, planner.writer.parts(), planner.writer.deleteParts());
        }
    }

    private void join(CatalogueRow row) {
        counts.catalogue(row);
        files.before(row.documentId(), this::added);
        ListedFile file = files.takeIf(row.documentId());

        if (!rules.selects(row.documentId())) {
            return;
        }
        if (rules.options().failedOnly() && row.status() != DocumentStatus.FAILED) {
            return;
        }

        if (file == null) {
            vanished(row);
        } else {
            counts.sources().common(row.documentId());
            counts.input();
            known(file, row);
        }
    }

    private void duplicate(ListedFile file, String documentId) {
        if (rules.selects(documentId) && !rules.options().failedOnly()) {
            counts.input();
            ListedRecord record = file.record();
            counts.skip(
                    documentId,
                    record == null
                            ? "another file has the same name in another Unicode form: " + file.uri()
                            : "another record has this id, and is newer or the same: "
                                    + record.place().label());
        }
    }

    private void added(ListedFile file) {
        if (!rules.selects(file.documentId()) || rules.options().failedOnly()) {
            return;
        }
        counts.input();
        Optional<String> limit = rules.skip(file);
        if (limit.isPresent()) {
            counts.skip(file.documentId(), limit.get());
            return;
        }
        counts.sources().added(file.documentId());
        add(file, PlanAction.ADD, null, "new");
    }

    private void known(ListedFile file, CatalogueRow row) {
        Optional<String> limit = rules.skip(file);
        if (limit.isPresent()) { // what was indexed of it is not what it holds now
            counts.skip(file.documentId(), limit.get());
            gone(row, PlanAction.DELETE, limit.get());
            return;
        }
        Change change = entries.change(file, row);
        switch (change) {
            case NONE, STILL_FAILED, STILL_EMPTY -> keep(file, row, change);
            case ACCESS, RETURNED -> add(file, PlanAction.METADATA, row, change.reason());
            case UNFINISHED, OTHER_RECIPE, RETRY, ASKED, VERIFY, EDITED, OTHER_RECORD, RACY -> {
                PlanRules.failing(file, row).ifPresent(counts::failing);
                add(file, PlanAction.UPDATE, row, change.reason());
            }
        }
    }

    private void keep(ListedFile file, CatalogueRow row, Change change) {
        CatalogueRow.Failure failure = row.failure();
        if (failure != null && failure.filtered()) {
            counts.skip(file.documentId(), failure.reason());
        } else {
            counts.keep(change);
        }
        if (rules.options().keep()) {
            writer.keep(new KeptDocument(
                    file.documentId(),
                    file.size(),
                    file.mtimeMillis(),
                    row.file().contentHash(),
                    change.reason()));
        }
    }

    private void vanished(CatalogueRow row) {
        if (rules.options().failedOnly()) {
            return; // such a run deletes nothing
        }

        Optional<String> unknown = listing.unknown(row.documentId());
        if (unknown.isPresent()) {
            counts.incomplete(unknown.get());
            return;
        }
        if (!rules.vanishing()) {
            return;
        }

        if (rules.deletionAsked(row.documentId())) {
            counts.asked();
            gone(row, PlanAction.DELETE, "its deletion was asked for");
            return;
        }

        if (row.status() != DocumentStatus.MISSING) { // of those an earlier run has told
            counts.sources().gone(row.documentId());
        }

        boolean suspect = listing.suspect(row.documentId(), () -> files.anyBeneath(Listing.parent(row.documentId())));
        int needed = rules.deleteAfter(suspect);

        if (row.missingRuns() + 1 < needed && !row.status().unfinished()) {
            gone(
                    row,
                    PlanAction.MISSING,
                    suspect ? "its folder lists no document any more" : "it is not listed any more");
        } else {
            gone(row, PlanAction.DELETE, "it is not listed any more");
        }
    }

    private void add(ListedFile file, PlanAction action, @Nullable CatalogueRow row, String reason) {
        if (action != PlanAction.METADATA) {
            counts.read(file);
        }
        write(entries.listed(file, action, row, reason));
    }

    private void gone(CatalogueRow row, PlanAction action, String reason) {
        write(entries.gone(row, action, reason));
    }

    private void write(PlanEntry planEntry) {
        counts.entry(planEntry.action());
        writer.add(planEntry);
    }
}
