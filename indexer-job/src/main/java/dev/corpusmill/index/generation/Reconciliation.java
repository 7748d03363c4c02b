package dev.corpusmill.index.generation;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.index.audit.Audit;
import dev.corpusmill.index.audit.Finding;
import dev.corpusmill.index.listing.ListedFile;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.plan.ListingJoin;
import dev.corpusmill.index.plan.PlanRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a build holds what its plan says: a row for each document, and exactly the nodes that these rows count. */
public final class Reconciliation {
    private static final int MAX_NAMED = 3;

    private Reconciliation() {}

    /** What does not agree; empty where all does. */
    public static List<String> problems(GenerationReader build, PlanRules rules, Listing listing) {
        List<String> problems = new ArrayList<>();
        List<String> named = new ArrayList<>();

        long absent = absent(build, rules, listing, named);
        if (absent > 0) {
            problems.add("documents were listed and have no row: documents=" + absent + " like=" + named);
        }

        Map<Finding.Kind, Long> found = new TreeMap<>();
        new Audit(build, finding -> found.merge(finding.kind(), 1L, Long::sum)).run();
        found.forEach(
                (kind, count) -> problems.add("rows are not what the catalogue says: kind=" + kind + " rows=" + count));

        return problems;
    }

    private static long absent(GenerationReader build, PlanRules rules, Listing listing, List<String> named) {
        long[] absent = {0};
        ListingJoin.visit(rules, listing, build, new ListingJoin.Visitor() {
            @Override
            public void listed(CatalogueRow row) {} // the rows of its nodes are audited

            @Override
            public void unlisted(CatalogueRow row, boolean kept) {} // kept, or deleted by the next round or sync

            @Override
            public void absent(ListedFile file) {
                absent[0]++;
                if (named.size() < MAX_NAMED) {
                    named.add(file.documentId());
                }
            }
        });
        return absent[0];
    }
}
