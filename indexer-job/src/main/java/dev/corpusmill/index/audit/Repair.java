package dev.corpusmill.index.audit;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.audit.Finding.Kind;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.flow.RecordPlace;
import dev.corpusmill.index.plan.PlanScope;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.PlanWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.connector.sink2.Sink;
import org.jspecify.annotations.Nullable;

/**
 * Repairs what an audit found, and changes no other row: surplus rows go, the others are made again from their documents. A
 * document that has changed since it was indexed is left to the next sync.
 */
public final class Repair {
    private static final int BATCH = 200;

    private final IndexStore store;
    private final StoreOpener storeOpener;
    private final String generation;
    private final long runToken;
    private final Places places;

    /** Sends the documents of a plan through parser, splitter and model to a sink. */
    @FunctionalInterface
    public interface Job {
        void apply(PlanSummary plan, Sink<EmbeddedRecord> sink);
    }

    /** Finds out where the records of documents are; it leaves out files, and what is not listed. */
    @FunctionalInterface
    public interface Places {
        Map<String, RecordPlace> of(Collection<String> documents);
    }

    public Repair(IndexStore store, StoreOpener storeOpener, String generation, long runToken, Places places) {
        this.places = places;
        this.store = store;
        this.storeOpener = storeOpener;
        this.generation = generation;
        this.runToken = runToken;
    }

    /** Repairs what can be repaired; plan files go to {@code planFolder}. Another audit shows what is left. */
    public void run(List<Finding> findings, String planFolder, Job job) {
        deleteSurplus(findings);

        Set<String> rows = new HashSet<>();
        Set<String> documents = new TreeSet<>();
        for (Finding finding : findings) {
            if (!finding.kind().surplus() && finding.kind() != Kind.UNFINISHED) {
                rows.add(finding.row());
                documents.add(finding.document());
            }
        }

        if (rows.isEmpty()) {
            return;
        }

        List<CatalogueRow> catalogue = catalogue(List.copyOf(documents));
        Map<String, String> contentHashes = new HashMap<>();
        catalogue.forEach(row -> contentHashes.put(row.documentId(), row.file().contentHash()));
        job.apply(plan(catalogue, planFolder), new RepairSink(storeOpener, generation, contentHashes, rows));
    }

    private void deleteSurplus(List<Finding> findings) {
        Map<String, List<String>> byGroup = new TreeMap<>();
        for (Finding finding : findings) {
            if (finding.kind().surplus()) {
                byGroup.computeIfAbsent(finding.group(), group -> new ArrayList<>())
                        .add(finding.row());
            }
        }

        if (byGroup.isEmpty()) {
            return;
        }

        try (GenerationWriter writer = store.openWriter(generation)) {
            byGroup.forEach((group, ids) -> {
                for (int from = 0; from < ids.size(); from += BATCH) {
                    writer.delete(group, ids.subList(from, Math.min(ids.size(), from + BATCH)));
                }
            });
            writer.commit();
        }
    }

    private List<CatalogueRow> catalogue(List<String> documents) {
        List<CatalogueRow> rows = new ArrayList<>();
        try (GenerationReader reader = store.openReader(generation)) {
            for (int from = 0; from < documents.size(); from += BATCH) {
                rows.addAll(reader.fetchCatalogue(documents.subList(from, Math.min(documents.size(), from + BATCH))));
            }
        }
        return rows;
    }

    private PlanSummary plan(List<CatalogueRow> catalogue, String planFolder) {
        PlanWriter writer = new PlanWriter(planFolder);
        long bytes = 0;
        Map<String, RecordPlace> records =
                places.of(catalogue.stream().map(CatalogueRow::documentId).toList());
        for (CatalogueRow row : catalogue) {
            writer.add(entry(row, records.get(row.documentId())));
            bytes += row.file().size();
        }
        writer.finish();
        return new PlanSummary(
                runToken,
                generation,
                catalogue.size(),
                0,
                0,
                0,
                0,
                List.of(),
                Map.of(PlanAction.UPDATE.name(), (long) catalogue.size()),
                bytes,
                0,
                catalogue.size(),
                List.of(),
                writer.parts(),
                List.of(),
                PlanScope.ALL,
                List.of(),
                0,
                PlanSummary.Failing.NONE,
                Map.of());
    }

    /** Its rows keep the version that the catalogue has, and it is parsed although its content is known. */
    private static PlanEntry entry(CatalogueRow row, @Nullable RecordPlace record) {
        return new PlanEntry(
                PlanAction.UPDATE,
                row.documentId(),
                row.uri(),
                row.file().asListed().withContentHash(""),
                row.version(),
                row.access(),
                row.nodes(),
                false,
                "its rows are not what the catalogue says",
                record);
    }
}
