package dev.corpusmill.query.explain;

import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.explain.Explanation.Change;
import dev.corpusmill.query.explain.Explanation.Clause;
import dev.corpusmill.query.explain.Explanation.RouteFinding;
import dev.corpusmill.query.explain.Explanation.StepFinding;
import dev.corpusmill.search.DocumentRoute;
import dev.corpusmill.search.HybridSearch;
import dev.corpusmill.search.IndexView;
import dev.corpusmill.search.SearchTrace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says why a document is, or is not, among the hits of a question: follows it through catalogue, rights, filter, routes,
 * fusion, post-processors and cut, and tries the smallest changes. For several threads.
 */
public final class Explainer {
    private final HybridSearch search;

    public Explainer(HybridSearch search) {
        this.search = search;
    }

    /** Looks at one view, which the caller holds. */
    public Explanation explain(IndexView view, ExplainRequest asked, Deadline deadline) {
        GenerationReader reader = view.reader();
        Optional<CatalogueRow> row =
                reader.fetchCatalogue(List.of(asked.document())).stream().findFirst();
        Optional<Explanation> absent = absent(reader, row, asked);
        return absent.orElseGet(() -> new Searched(view, asked, row, deadline).explanation());
    }

    /** Why no search of this client can find the document; empty where one could. */
    private static Optional<Explanation> absent(
            GenerationReader reader, Optional<CatalogueRow> row, ExplainRequest asked) {
        ExplainRequest.Seeing client = asked.client();
        boolean hidden = row.isPresent() && !client.sees(row.get());
        if (row.isEmpty() || (hidden && !client.operator())) { // both look the same from outside
            return Optional.of(ending(
                    asked,
                    Verdict.UNKNOWN,
                    "the index has no document of this id (index explain DOCUMENT says what its source says)",
                    Optional.empty()));
        }
        CatalogueRow known = row.get();
        if (hidden) {
            return Optional.of(ending(
                    asked,
                    Verdict.HIDDEN,
                    "the client may not see it: tenant=" + known.tenant() + " principals=" + known.principals()
                            + " client.tenant=" + client.tenant() + " client.principals=" + client.principals(),
                    row));
        }
        return reader.count(ExplainRequest.GROUP, asked.ofDocument()) > 0
                ? Optional.empty()
                : Optional.of(ending(asked, Verdict.NOT_INDEXED, unindexed(known, client), row));
    }

    /** The reason of a failure may name folders and hosts, which are the operator's to know. */
    private static String unindexed(CatalogueRow row, ExplainRequest.Seeing client) {
        Failure failure = row.failure();
        return failure == null
                ? "nothing of it is indexed: status=" + row.status() + " nodes=" + row.nodes()
                : "it could not be indexed: stage=" + failure.stage() + " kind=" + failure.kind()
                        + (client.operator() ? " reason=" + failure.reason() : "");
    }

    private static Explanation ending(
            ExplainRequest asked, Verdict verdict, String reason, Optional<CatalogueRow> row) {
        return new Explanation(
                asked.document(), verdict, reason, 0, row, List.of(), List.of(), 0, List.of(), Optional.empty());
    }

    /** The explanation of a document that a search could find. */
    private final class Searched {
        private final IndexView view;
        private final ExplainRequest asked;
        private final Optional<CatalogueRow> row;
        private final Deadline deadline;
        private final int k;

        Searched(IndexView view, ExplainRequest asked, Optional<CatalogueRow> row, Deadline deadline) {
            this.view = view;
            this.asked = asked;
            this.row = row;
            this.deadline = deadline;
            this.k = asked.search().k();
        }

        Explanation explanation() {
            List<NodeFilter> parts = FilterText.clauses(asked.search().filter());
            List<Clause> clauses = parts.stream()
                    .map(part -> new Clause(FilterText.of(part), passing(part)))
                    .toList();
            Changes changes = new Changes(search, view, asked, deadline);
            if (passing(asked.search().filter()) == 0) {
                return result(
                        Verdict.FILTERED,
                        filtered(clauses),
                        clauses,
                        new Found(0, 0, List.of(), List.of()),
                        changes.ofFilter(parts, clauses));
            }
            SearchTrace trace = search.trace(view, asked.query(), asked.search().routes(), deadline);
            Findings findings = new Findings(view, asked, deadline);
            Found found = new Found(
                    findings.rankOf(trace.last()),
                    findings.rankOf(trace.fused()),
                    findings.routes(trace, search.routes(asked.search().routes())),
                    findings.steps(trace));
            Verdict verdict = verdict(found, findings, trace);
            return result(verdict, reason(verdict, found), clauses, found, changes.of(verdict, found));
        }

        private long passing(NodeFilter filter) {
            return view.reader().count(ExplainRequest.GROUP, asked.ofDocument().and(filter));
        }

        private Verdict verdict(Found found, Findings findings, SearchTrace trace) {
            if (found.rank() > 0 && found.rank() <= k) {
                return Verdict.SHOWN;
            }
            if (found.fused() > 0) {
                return found.fused() <= k ? Verdict.POST_PROCESSED : Verdict.CUT;
            }
            if (findings.in(trace.found()) && !findings.in(trace.narrowed())) {
                return Verdict.NOT_QUOTED;
            }
            List<RouteFinding> routes = found.routes();
            if (routes.stream().anyMatch(Searched::unanswered)) {
                return Verdict.ROUTE_FAILED;
            }
            boolean anywhere = routes.stream()
                    .anyMatch(route -> findsNodes(route) && !route.state().equals("none"));
            return anywhere ? Verdict.BELOW_CANDIDATES : Verdict.NO_MATCH;
        }

        /** A route that ranks documents brings none of their nodes. */
        private boolean findsNodes(RouteFinding route) {
            return search.routes(asked.search().routes()).stream()
                    .noneMatch(planned -> planned.route() instanceof DocumentRoute
                            && planned.route().name().equals(route.name()));
        }

        private static boolean unanswered(RouteFinding route) {
            return !Set.of("found", "below", "none", "not-brought").contains(route.state());
        }

        private String reason(Verdict verdict, Found found) {
            return switch (verdict) {
                case SHOWN -> "it is hit " + found.rank() + " of " + k;
                case CUT -> "the fusion puts it at rank " + found.fused() + ", and k is " + k;
                case POST_PROCESSED ->
                    "the fusion puts it at rank " + found.fused() + ", and the post-processor " + fell(found.steps());
                case NOT_QUOTED -> "the question quotes a phrase that it does not hold, and other documents do";
                case ROUTE_FAILED -> "no route that answered brings it, and not all answered";
                case BELOW_CANDIDATES -> "every route ranks it below the hits that it brings to the fusion";
                case NO_MATCH -> "nothing of it matches the question along these routes";
                case UNKNOWN, NOT_INDEXED, HIDDEN, FILTERED -> throw new IllegalStateException(verdict.label());
            };
        }

        private String fell(List<StepFinding> steps) {
            return steps.stream()
                    .filter(step -> step.rank() == 0 || step.rank() > k)
                    .findFirst()
                    .map(step -> step.name()
                            + (step.rank() == 0 ? " leaves it out" : " moves it to " + step.rank() + ", below the cut"))
                    .orElse("moves it below the cut");
        }

        private static String filtered(List<Clause> clauses) {
            List<String> none = clauses.stream()
                    .filter(clause -> clause.passing() == 0)
                    .map(Clause::text)
                    .toList();
            return none.isEmpty()
                    ? "each clause of the filter passes some of it, but all together nothing"
                    : "the filter keeps it out: " + String.join("; ", none);
        }

        private Explanation result(
                Verdict verdict, String reason, List<Clause> clauses, Found found, Optional<Change> change) {
            return new Explanation(
                    asked.document(),
                    verdict,
                    reason,
                    found.rank(),
                    row,
                    clauses,
                    found.routes(),
                    found.fused(),
                    found.steps(),
                    change);
        }
    }

    /** Where the document was seen. */
    record Found(int rank, int fused, List<RouteFinding> routes, List<StepFinding> steps) {}
}
