package dev.corpusmill.index.source;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.FileStamp;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.flow.RecordPlace;
import dev.corpusmill.index.listing.FileCursor;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.plan.Change;
import dev.corpusmill.index.plan.PlanEntries;
import dev.corpusmill.index.plan.PlanRules;
import dev.corpusmill.index.source.KnownDocuments.Known;
import dev.corpusmill.index.source.KnownDocuments.State;
import dev.corpusmill.index.source.ScanResult.Taken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One scan: joins what the sources list now with what they listed before and with what is known. */
final class SourceScan {
    /**
     * Records in the order of their places, so that a shard is read from its front; files stay in their order, and what is
     * gone comes last.
     */
    private static final Comparator<Taken> BY_PLACE = Comparator.comparing((Taken taken) -> gone(taken.entry()))
            .thenComparing(taken -> taken.entry().record(), Comparator.nullsFirst(RecordPlace.ORDER));

    private final Memory memory;
    private final Listing listing;
    private final CatalogueLookup catalogue;
    private final Moment moment;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private final List<String> tooLarge = new ArrayList<>();
    private long listed;
    private long waiting;
    private long backlog;
    private long skipped;
    private int deletes;

    /**
     * What lives longer than a scan.
     *
     * @param changedAgain documents that changed while they were in flight, and since when that is certain
     */
    record Memory(
            PlanRules rules,
            PlanEntries entries,
            KnownDocuments known,
            Retries retries,
            Map<String, Long> changedAgain) {}

    /** Number and time of the scan, how many entries are in flight, and how many more it may take. */
    record Moment(int scan, long millis, int inFlight, int room) {}

    private record Candidate(ListedFile file, boolean steady) {}

    SourceScan(Memory memory, Listing listing, CatalogueLookup catalogue, Moment moment) {
        this.memory = memory;
        this.listing = listing;
        this.catalogue = catalogue;
        this.moment = moment;
    }

    ScanResult run(Optional<Listing> before, WatchSettings settings) {
        walk(before);
        decide();

        VanishedDocuments vanished = new VanishedDocuments(memory, listing, moment.scan());
        vanished.find(tooLarge);
        each(vanished.missing(), this::missing);
        each(vanished.asked(), this::delete);

        boolean held = !settings.allowDeletes()
                && settings.config()
                        .guards()
                        .maxDeletes()
                        .exceeded(vanished.leaving().size(), memory.known().size());
        if (!held) {
            each(vanished.leaving(), this::delete);
        }

        taken.sort(BY_PLACE);
        return new ScanResult(
                taken,
                new WatchEvents.Scan(
                        listed,
                        memory.known().size(),
                        taken.size() - deletes,
                        deletes,
                        moment.inFlight(),
                        waiting + vanished.waiting(),
                        backlog,
                        held ? vanished.leaving().size() : 0,
                        skipped,
                        listing.unlisted().size(),
                        ""));
    }

    private void walk(Optional<Listing> before) {
        try (FileCursor files = listing.open();
                SteadyFiles steady = new SteadyFiles(before)) {
            String last = "";
            while (files.hasNext()) {
                ListedFile file = files.next();
                if (file.documentId().equals(last)) {
                    skipped++; // another file has the same name in another Unicode form
                } else {
                    visit(file, steady.steady(file));
                }
                last = file.documentId();
            }
        }
    }

    private void visit(ListedFile file, boolean steady) {
        listed++;
        Known known = memory.known().get(file.documentId());
        if (known == null) {
            unknown(file, steady);
            return;
        }

        known.seen(moment.scan());
        boolean same = known.same(file.comparedSize(), file.comparedTime());

        if (known.is(State.IN_FLIGHT)) {
            if (!same && steady) {
                memory.changedAgain().putIfAbsent(file.documentId(), moment.millis());
            }
        } else if (!same || !known.is(State.SETTLED)) {
            candidates.put(file.documentId(), new Candidate(file, steady));
            if (candidates.size() == CatalogueLookup.BATCH) {
                decide();
            }
        }
    }

    private void unknown(ListedFile file, boolean steady) {
        if (memory.rules().skip(file).isPresent()) {
            skipped++;
        } else if (steady) {
            take(file, PlanAction.ADD, null, "new");
        } else {
            waiting++;
        }
    }

    private void decide() {
        Map<String, CatalogueRow> rows = catalogue.rows(candidates.keySet());
        candidates.forEach((id, candidate) -> {
            CatalogueRow row = rows.get(id);
            if (row == null) { // another run removed it
                memory.known().remove(id);
                unknown(candidate.file, candidate.steady);
            } else {
                decide(candidate, row);
            }
        });
        candidates.clear();
    }

    private void decide(Candidate candidate, CatalogueRow row) {
        ListedFile file = candidate.file;
        if (memory.rules().skip(file).isPresent()) { // what was indexed of it is not what it holds now
            skipped++;
            tooLarge.add(file.documentId());
            return;
        }
        Change change = memory.entries().change(file, row);
        switch (change) {
            case NONE, STILL_FAILED, STILL_EMPTY -> settled(row);
            case ACCESS, RETURNED -> take(file, PlanAction.METADATA, row, change.reason());
            case RETRY -> {
                if (memory.retries().due(file.documentId(), moment.millis())) {
                    take(file, PlanAction.UPDATE, row, change.reason());
                }
            }
            case RACY -> racy(file, row);
            case UNFINISHED, OTHER_RECIPE, EDITED, OTHER_RECORD, ASKED, VERIFY -> {
                if (candidate.steady) {
                    take(file, PlanAction.UPDATE, row, change.reason());
                } else {
                    waiting++;
                }
            }
        }
    }

    private void settled(CatalogueRow row) {
        Known known = memory.known().get(row.documentId());
        if (known != null) {
            ListedFile listed = memory.rules().asListed(row);
            known.become(State.SETTLED, listed.comparedSize(), listed.comparedTime());
        }
        memory.retries().forget(row.documentId());
        memory.changedAgain().remove(row.documentId());
    }

    /** To read it again makes sense when its time stamp would show another change. A time to come is another clock's. */
    private void racy(ListedFile file, CatalogueRow row) {
        if (moment.millis() >= file.mtimeMillis() + FileStamp.RACY_MILLIS) {
            take(file, PlanAction.UPDATE, row, Change.RACY.reason());
        } else if (moment.millis() >= file.mtimeMillis()) {
            waiting++;
        }
    }

    private void take(ListedFile file, PlanAction action, @Nullable CatalogueRow row, String reason) {
        if (room()) {
            memory.known().put(file.documentId(), file.comparedSize(), file.comparedTime(), State.IN_FLIGHT, 0);
            taken(memory.entries().listed(file, action, row, reason));
        }
    }

    private static boolean gone(PlanEntry entry) {
        return entry.action() == PlanAction.DELETE || entry.action() == PlanAction.MISSING;
    }

    private void missing(CatalogueRow row) {
        if (!row.status().unfinished() && row.missingRuns() == 0) {
            gone(row, PlanAction.MISSING, "its folder lists no document any more");
        }
    }

    private void delete(CatalogueRow row) {
        if (gone(row, PlanAction.DELETE, "it is not listed any more")) {
            deletes++;
        }
    }

    private boolean gone(CatalogueRow row, PlanAction action, String reason) {
        Known known = memory.known().get(row.documentId());
        if (known == null || !room()) {
            return false;
        }
        known.become(State.IN_FLIGHT);
        taken(memory.entries().gone(row, action, reason));
        return true;
    }

    private boolean room() {
        if (taken.size() < moment.room()) {
            return true;
        }
        backlog++;
        return false;
    }

    private void taken(PlanEntry entry) {
        Long since = memory.changedAgain().remove(entry.documentId());
        taken.add(new Taken(entry, since == null ? moment.millis() : since));
    }

    private void each(List<String> ids, Consumer<CatalogueRow> action) {
        for (int from = 0; from < ids.size(); from += CatalogueLookup.BATCH) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + CatalogueLookup.BATCH));
            Map<String, CatalogueRow> rows = catalogue.rows(batch);
            for (String id : batch) {
                CatalogueRow row = rows.get(id);
                if (row == null) {
                    memory.known().remove(id);
                } else {
                    action.accept(row);
                }
            }
        }
    }
}
