package dev.corpusmill.index.plan;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.plan.PlanSummary.Failing;
import dev.corpusmill.index.plan.PlanSummary.Skipped;
import dev.corpusmill.index.report.RunReport.ExportCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what a plan holds while it is made. */
final class PlanCounts {
    private static final int MAX_INCOMPLETE = 1000;

    private final Map<PlanAction, Long> entries = new TreeMap<>();
    private final List<Skipped> skippedDocuments = new ArrayList<>();
    private final TreeSet<String> incomplete = new TreeSet<>();
    private final ChunkRates rates = new ChunkRates();
    private final SourceTurnover sources = new SourceTurnover();
    private final Map<String, ExportCounts> exports = new TreeMap<>();
    private long inputs;
    private long unchanged;
    private long carriedFailed;
    private long carriedEmpty;
    private long skipped;
    private long bytes;
    private long catalogue;
    private long asked;
    private Failing failing = Failing.NONE;

    PlanCounts(PlanRules rules, Listing listing) {
        listing.records()
                .forEach((source, counts) ->
                        exports.put(source, new ExportCounts(counts.shards(), counts.opened(), counts.read())));
        listing.unlisted().forEach((id, reason) -> {
            if (rules.reaches(id)) {
                incomplete(id + ": " + reason);
            }
        });

        if (rules.options().scope().all()) {
            inputs += listing.leftOut().count();
            skipped += listing.leftOut().count();
            listing.leftOut().named().forEach((id, reason) -> skippedDocuments.add(new Skipped(id, reason)));
        }
    }

    void input() {
        inputs++;
    }

    void catalogue(CatalogueRow row) {
        catalogue++;
        rates.known(row);
    }

    /** A document of the catalogue is listed, or gone; or a listed one is new. */
    SourceTurnover sources() {
        return sources;
    }

    /** A deletion was asked for. */
    void asked() {
        asked++;
    }

    /** A document of the index is to fail, and does not answer any more. */
    void failing(String problem) {
        failing = failing.and(problem);
    }

    void incomplete(String folderAndReason) {
        if (incomplete.size() < MAX_INCOMPLETE) {
            incomplete.add(folderAndReason);
        }
    }

    void skip(String documentId, String reason) {
        skipped++;
        if (skippedDocuments.size() < PlanSummary.MAX_SKIPPED) {
            skippedDocuments.add(new Skipped(documentId, reason));
        }
    }

    /** A listed document needs nothing. */
    void keep(Change change) {
        switch (change) {
            case STILL_FAILED -> carriedFailed++;
            case STILL_EMPTY -> carriedEmpty++;
            default -> unchanged++;
        }
    }

    /** A listed document will be read. */
    void read(ListedFile file) {
        bytes += file.size();
        rates.planned(file.documentId(), file.size());
    }

    void entry(PlanAction action) {
        entries.merge(action, 1L, Long::sum);
    }

    PlanSummary summary(PlanRules rules, List<String> parts, List<String> deleteParts) {
        Map<String, Long> byName = new TreeMap<>();
        entries.forEach((action, count) -> byName.put(action.name(), count));
        return new PlanSummary(
                rules.runToken(),
                rules.generation(),
                inputs,
                unchanged,
                carriedFailed,
                carriedEmpty,
                skipped,
                skippedDocuments,
                byName,
                bytes,
                rates.estimate(),
                catalogue,
                List.copyOf(incomplete),
                parts,
                deleteParts,
                rules.options().scope(),
                sources.replaced(),
                asked,
                failing,
                exports);
    }
}
