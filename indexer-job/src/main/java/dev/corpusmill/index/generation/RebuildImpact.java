package dev.corpusmill.index.generation;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.plan.ListingJoin;
import dev.corpusmill.index.plan.PlanRules;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.plan.SourceTurnover;
import java.util.List;
import java.util.Map;

/**
 * What a rebuild would do with documents of the live generation that are not listed.
 *
 * @param catalogue documents of the live generation
 * @param leaving that a complete listing does not name
 * @param lost that must not be deleted yet, but were indexed under another recipe, so that their rows cannot be copied
 * @param failing that answer now, and whose records cannot be taken
 * @param replaced sources that hold other documents than before
 */
public record RebuildImpact(
        long catalogue, long leaving, long lost, PlanSummary.Failing failing, List<String> replaced) {
    /** Reads the catalogue of the live generation only. */
    public static RebuildImpact of(PlanRules rules, Listing listing, GenerationReader live) {
        long[] counts = new long[3];
        PlanSummary.Failing[] failing = {PlanSummary.Failing.NONE};
        SourceTurnover sources = new SourceTurnover();
        ListingJoin.visit(rules, listing, live, new ListingJoin.Visitor() {
            @Override
            public void listed(CatalogueRow row) {
                counts[0]++;
                sources.common(row.documentId());
            }

            @Override
            public void failing(String problem) {
                failing[0] = failing[0].and(problem);
            }

            @Override
            public void unlisted(CatalogueRow row, boolean kept) {
                counts[0]++;
                if (row.status() != DocumentStatus.MISSING) {
                    sources.gone(row.documentId());
                }
                counts[1] += kept ? 0 : 1;
                counts[2] += kept && !row.nodes().isEmpty() && !row.recipe().equals(rules.recipe()) ? 1 : 0;
            }

            @Override
            public void absent(ListedFile file) {
                sources.added(file.documentId());
            }
        });
        return new RebuildImpact(counts[0], counts[1], counts[2], failing[0], sources.replaced());
    }

    /** The deletions as a plan, for the guards that hold for all plans. */
    public PlanSummary asPlan(long runToken, String generation) {
        return PlanSummary.of(runToken, generation, catalogue, Map.of(PlanAction.DELETE.name(), leaving))
                .withFailing(failing)
                .withReplaced(replaced);
    }
}
