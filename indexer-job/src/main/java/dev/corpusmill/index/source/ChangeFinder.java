package dev.corpusmill.index.source;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.RecordSources;
import dev.corpusmill.index.listing.SourceLister;
import dev.corpusmill.index.plan.PlanEntries;
import dev.corpusmill.index.source.KnownDocuments.Known;
import dev.corpusmill.index.source.KnownDocuments.State;
import dev.corpusmill.index.source.SourceScan.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what changed in the sources since the catalogue was written. It remembers the scan before, and of each document
 * what {@link KnownDocuments} says. Nothing is decided about a document that is in flight.
 */
final class ChangeFinder implements AutoCloseable {
    /** Most entries in flight, of some 1 KB each; a scan takes no more, and the next finds the rest again. */
    private static final int MAX_ENTRIES = 20_000;

    private final Tools tools;
    private final WatchSettings settings;
    private final Memory memory;
    private Optional<Listing> before = Optional.empty();
    private int scans;

    /** A document that is no longer in flight: its change is committed, or lost with the tasks that had it. */
    record Ended(String documentId, boolean deleted, boolean lost) {}

    /** Where it finds the catalogue, the files and the time. */
    record Tools(IndexStore store, FilesOpener files, ScanTimer timer) {}

    /** Reads what is known from the catalogue. */
    ChangeFinder(Tools tools, WatchSettings settings, long runToken) {
        this.tools = tools;
        this.settings = settings;
        this.memory = new Memory(
                settings.rules(runToken),
                new PlanEntries(settings.rules(runToken)),
                new KnownDocuments(),
                new Retries(),
                new HashMap<>());
        try (GenerationReader reader = tools.store().openReader(settings.generation())) {
            reader.scanCatalogue("", "", this::remember);
        }
    }

    /**
     * Scans all sources.
     *
     * @param inFlight entries that were assigned before and are not committed
     * @param ended documents that left the job since the last scan
     * @throws ClassifiedException where the first scan cannot list a source at all, or REJECTED where it finds other
     *     documents than before; of later ones the result says so
     */
    synchronized ScanResult scan(int inFlight, List<Ended> ended) {
        try (CatalogueLookup catalogue = new CatalogueLookup(tools.store(), settings.generation())) {
            settle(ended, catalogue);
            long began = tools.timer().millis();
            Listing listing;
            try {
                listing = SourceLister.list(
                        settings.config().sources(),
                        tools.files(),
                        RecordSources.of(settings.config(), settings.allowDeletes()));
            } catch (ClassifiedException failure) {
                if (scans == 0) {
                    throw failure;
                }
                return ScanResult.failed(ClassifiedException.reasonOf(failure));
            }
            Optional<String> wrong = settings.allowDeletes()
                    ? Optional.empty()
                    : WrongFolder.refusal(listing, memory.known(), memory.rules()::deletionAsked);
            if (wrong.isPresent()) {
                listing.close();
                if (scans == 0) {
                    throw new ClassifiedException(FailureKind.REJECTED, "refused: " + wrong.get());
                }
                return ScanResult.failed(wrong.get());
            }
            SourceScan scan = new SourceScan(
                    memory,
                    listing,
                    catalogue,
                    new SourceScan.Moment(++scans, began, inFlight, MAX_ENTRIES - inFlight));
            ScanResult result = scan.run(before, settings);
            before.ifPresent(Listing::close);
            before = Optional.of(listing);
            return result;
        }
    }

    @Override
    public synchronized void close() {
        before.ifPresent(Listing::close);
        before = Optional.empty();
    }

    private void settle(List<Ended> ended, CatalogueLookup catalogue) {
        for (int from = 0; from < ended.size(); from += CatalogueLookup.BATCH) {
            List<Ended> batch = ended.subList(from, Math.min(ended.size(), from + CatalogueLookup.BATCH));
            Map<String, CatalogueRow> rows = catalogue.rows(
                    batch.stream().filter(Ended::lost).map(Ended::documentId).toList());
            batch.forEach(one -> settle(one, Optional.ofNullable(rows.get(one.documentId()))));
        }
    }

    /** Of what was committed only the catalogue knows what became of it; of what was lost, whether there is anything. */
    private void settle(Ended ended, Optional<CatalogueRow> row) {
        Known known = memory.known().get(ended.documentId());
        if (known == null || (ended.lost() ? row.isEmpty() : ended.deleted())) {
            memory.known().remove(ended.documentId());
        } else {
            known.become(State.OPEN);
        }
    }

    private void remember(CatalogueRow row) {
        State state = memory.entries().settled(row) ? State.SETTLED : State.OPEN;
        ListedFile listed = memory.rules().asListed(row);
        memory.known().put(row.documentId(), listed.comparedSize(), listed.comparedTime(), state, row.missingRuns());
    }
}
