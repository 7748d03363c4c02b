package dev.corpusmill.index.generation;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.Stage;
import dev.corpusmill.api.model.Version;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.plan.ListingJoin;
import dev.corpusmill.index.plan.PlanRules;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.PlanWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Copies documents that a build still misses and that its sources cannot give now: those that a sync would not
 * delete yet, and those that are listed but could not be fetched.
 */
public final class KeptCopies {
    private static final int BATCH = 500;

    private final PlanRules rules;
    private final long runToken;
    private final PlanWriter writer;
    private final Set<String> unfetched = new HashSet<>();
    private final List<CatalogueRow> candidates = new ArrayList<>();
    /** Documents that are missing since an earlier run, which the copies must keep saying. */
    private final List<CatalogueRow> missing = new ArrayList<>();

    private long entries;

    /** {@code runToken}: of the copies' versions. */
    public KeptCopies(PlanRules rules, long runToken, PlanWriter writer) {
        this.rules = rules;
        this.runToken = runToken;
        this.writer = writer;
    }

    /** Writes the plan; rows of another recipe than the build's are left out. */
    public PlanSummary plan(Listing listing, GenerationReader live, GenerationReader build) {
        build.scanCatalogue("", "", row -> {
            if (row.failure() != null
                    && row.failure().stage() == Stage.FETCH
                    && row.nodes().isEmpty()) {
                unfetched.add(row.documentId());
            }
        });
        ListingJoin.visit(rules, listing, live, new ListingJoin.Visitor() {
            @Override
            public void listed(CatalogueRow row) {
                consider(row, unfetched.contains(row.documentId()), build);
            }

            @Override
            public void unlisted(CatalogueRow row, boolean kept) {
                consider(row, kept, build);
            }

            @Override
            public void absent(ListedFile file) {} // the live generation cannot help
        });
        writeMissing(build);
        writer.finish();
        Map<String, Long> counts = entries == 0 ? Map.of() : Map.of(PlanAction.COPY.name(), entries);
        return PlanSummary.of(runToken, build.manifest().name(), 0, counts).withParts(writer.parts());
    }

    /** After the copies are made: records since when documents are missing that were missing before. */
    public void carryMissing(IndexStore store, String generation) {
        if (missing.isEmpty()) {
            return;
        }
        try (GenerationReader build = store.openReader(generation);
                GenerationWriter into = store.openWriter(generation)) {
            for (CatalogueRow before : missing) {
                List<CatalogueRow> copied = build.fetchCatalogue(List.of(before.documentId()));
                into.upsertCatalogue(copied.stream()
                        .map(row -> row.missing(before.missingSince()))
                        .toList());
            }
            into.commit();
        }
    }

    private void consider(CatalogueRow row, boolean wanted, GenerationReader build) {
        if (wanted
                && !row.nodes().isEmpty()
                && row.recipe().equals(build.manifest().recipe())) {
            candidates.add(row);
        }
        if (candidates.size() == BATCH) {
            writeMissing(build);
        }
    }

    private void writeMissing(GenerationReader build) {
        List<String> ids = candidates.stream().map(CatalogueRow::documentId).toList();
        Set<String> present = new HashSet<>();
        if (!ids.isEmpty()) {
            build.fetchCatalogue(ids).forEach(row -> present.add(row.documentId()));
        }

        present.removeAll(unfetched);

        for (CatalogueRow row : candidates) {
            if (!present.contains(row.documentId())) {
                writer.add(entry(row));
                if (row.missingSince() != 0) {
                    missing.add(row);
                }
            }
        }

        candidates.clear();
    }

    private PlanEntry entry(CatalogueRow row) {
        return new PlanEntry(
                PlanAction.COPY,
                row.documentId(),
                row.uri(),
                row.file().asListed().withContentHash(""),
                Version.of(runToken, entries++),
                rules.accessOf(row.documentId()).orElseGet(row::access),
                Map.of(),
                false,
                "its source does not give it now");
    }
}
