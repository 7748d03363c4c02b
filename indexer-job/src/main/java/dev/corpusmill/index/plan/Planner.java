package dev.corpusmill.index.plan;

import dev.corpusmill.index.flow.Op;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.plan.PlanSummary.Skipped;
import dev.corpusmill.model.Access;
import dev.corpusmill.model.CatalogueRow;
import dev.corpusmill.model.DocumentId;
import dev.corpusmill.model.DocumentStatus;
import dev.corpusmill.model.Version;
import dev.corpusmill.store.GenerationReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** Joins a listing with the catalogue of a generation and writes down what has to be done. Both come ordered by document id. */
public final class Planner {
    private final PlanRules rules;
    private final Listing listing;
    private final PlanWriter writer;
    private final Map<Op, Long> entries = new TreeMap<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final TreeSet<String> incomplete = new TreeSet<>();
    private long unchanged;
    private long carriedFailed;
    private long carriedEmpty;
    private long bytes;
    private long catalogue;
    private long entry;

    private Planner(PlanRules rules, Listing listing, String folder) {
        this.rules = rules;
        this.listing = listing;
        this.writer = new PlanWriter(folder);
        listing.unlisted().forEach((id, reason) -> incomplete.add(id + ": " + reason));
    }

    /** Writes the plan into a folder and returns its summary, which is also there as {@code summary.json}. */
    public static PlanSummary plan(PlanRules rules, Listing listing, GenerationReader reader, String folder) {
        Planner planner = new Planner(rules, listing, folder);
        planner.join(reader);
        planner.writer.finish();
        PlanSummary summary = planner.summary();
        try {
            PlanFiles.write(new Path(new Path(folder), "summary.json"), summary);
        } catch (IOException failure) {
            throw new UncheckedIOException("plan cannot be written: folder=" + folder, failure);
        }
        return summary;
    }

    private void join(GenerationReader reader) {
        PeekingFiles files = new PeekingFiles(distinct());
        reader.scanCatalogue("", "", row -> {
            catalogue++;
            files.before(row.documentId(), this::added);
            ListedFile file = files.takeIf(row.documentId());
            if (file == null) {
                vanished(row);
            } else {
                known(file, row);
            }
        });
        files.rest(this::added);
    }

    /** Two names that differ in their Unicode form only are one document: the second file is skipped, and told. */
    private List<ListedFile> distinct() {
        List<ListedFile> distinct = new ArrayList<>(listing.files().size());
        String last = "";
        for (ListedFile file : listing.files()) {
            if (file.documentId().equals(last)) {
                skipped.add(new Skipped(last, "another file has the same name in another Unicode form: " + file.uri()));
            } else {
                distinct.add(file);
            }
            last = file.documentId();
        }
        return distinct;
    }

    private void added(ListedFile file) {
        Optional<String> limit = rules.skip(file);
        if (limit.isPresent()) {
            skipped.add(new Skipped(file.documentId(), limit.get()));
            return;
        }
        add(file, Op.ADD, null, "new");
    }

    private void known(ListedFile file, CatalogueRow row) {
        Optional<String> limit = rules.skip(file);
        if (limit.isPresent()) { // what was indexed of it is not what it holds now
            skipped.add(new Skipped(file.documentId(), limit.get()));
            gone(row, Op.DELETE, limit.get());
            return;
        }
        Change change =
                Change.of(file, row, rules.recipe(), access(file.documentId()).hash());
        switch (change) {
            case NONE -> unchanged++;
            case STILL_FAILED -> carriedFailed++;
            case STILL_EMPTY -> carriedEmpty++;
            case ACCESS, RETURNED -> add(file, Op.METADATA, row, change.reason());
            case UNFINISHED, OTHER_RECIPE, RETRY, EDITED, RACY -> add(file, Op.UPDATE, row, change.reason());
        }
    }

    private void vanished(CatalogueRow row) {
        Optional<String> unknown = listing.unknown(row.documentId());
        if (unknown.isPresent()) {
            incomplete.add(unknown.get());
        } else if (rules.sameRun(row.missingSince())) {
            return; // a run is one witness, however often it plans
        } else if (listing.suspect(row.documentId())
                && row.missingSince() == 0
                && !row.status().unfinished()
                && !rules.allowDeletes()) {
            gone(row, Op.MISSING, "its folder lists no document any more");
        } else {
            gone(row, Op.DELETE, "it is not listed any more");
        }
    }

    private Access access(String documentId) {
        return rules.access(DocumentId.parse(documentId).source());
    }

    private void add(ListedFile file, Op op, @Nullable CatalogueRow row, String reason) {
        Access access = access(file.documentId());
        boolean known = row != null
                && row.status() == DocumentStatus.INDEXED
                && row.recipe().equals(rules.recipe());
        if (op != Op.METADATA) {
            bytes += file.size();
        }
        write(new PlanEntry(
                op,
                file.documentId(),
                file.uri(),
                file.size(),
                file.mtimeMillis(),
                nextVersion(),
                row != null && known ? row.contentHash() : "",
                access.tenant(),
                access.principals(),
                access.metadata(),
                access.hash(),
                row == null ? Map.of() : row.nodes(),
                row != null && row.status().unfinished(),
                reason));
    }

    private void gone(CatalogueRow row, Op op, String reason) {
        write(new PlanEntry(
                op,
                row.documentId(),
                row.uri(),
                row.size(),
                row.mtimeMillis(),
                nextVersion(),
                row.contentHash(),
                row.tenant(),
                row.principals(),
                row.metadata(),
                row.accessHash(),
                row.nodes(),
                row.status().unfinished(),
                reason));
    }

    private long nextVersion() {
        return Version.of(rules.runToken(), entry++);
    }

    private void write(PlanEntry planEntry) {
        entries.merge(planEntry.op(), 1L, Long::sum);
        writer.add(planEntry);
    }

    private PlanSummary summary() {
        Map<String, Long> counts = new TreeMap<>();
        entries.forEach((op, count) -> counts.put(op.name(), count));
        return new PlanSummary(
                rules.runToken(),
                rules.generation(),
                listing.files().size(),
                unchanged,
                carriedFailed,
                carriedEmpty,
                skipped,
                counts,
                bytes,
                catalogue,
                List.copyOf(incomplete),
                writer.parts(),
                writer.deleteParts());
    }
}
