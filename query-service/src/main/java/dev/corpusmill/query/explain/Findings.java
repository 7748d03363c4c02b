package dev.corpusmill.query.explain;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.query.explain.Explanation.RouteFinding;
import dev.corpusmill.query.explain.Explanation.StepFinding;
import dev.corpusmill.search.IndexView;
import dev.corpusmill.search.RankedList;
import dev.corpusmill.search.SearchPlan.PlannedRoute;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import dev.corpusmill.search.SearchTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where one document stands in what a search saw, by its best node. */
final class Findings {
    /** As far down as a route is followed. */
    static final int DEEPEST = 1000;

    private final IndexView view;
    private final ExplainRequest asked;
    private final Deadline deadline;

    Findings(IndexView view, ExplainRequest asked, Deadline deadline) {
        this.view = view;
        this.asked = asked;
        this.deadline = deadline;
    }

    /** What each route makes of the document; one that did not bring it is asked once more, for more. */
    List<RouteFinding> routes(SearchTrace trace, List<PlannedRoute> planned) {
        List<RouteFinding> findings = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            RouteReport report = trace.routes().get(i);
            PlannedRoute route = planned.get(i);
            int candidates = Math.max(route.candidates(), asked.search().k());
            if (report.state() == State.OK) {
                List<ScoredNode> hits = found(trace.found(), report.name());
                int rank = rank(hits);
                findings.add(
                        rank > 0 && rank <= candidates
                                ? finding(report.name(), "found", rank, candidates, hits.get(rank - 1))
                                : farther(route, candidates));
            } else {
                findings.add(
                        new RouteFinding(report.name(), report.state().label(), 0, 0, candidates, Optional.empty()));
            }
        }
        return findings;
    }

    private RouteFinding farther(PlannedRoute planned, int candidates) {
        String name = planned.route().name();
        if (planned.own().isPresent()) { // a plug-in's may hang on the thread that asks
            return new RouteFinding(name, "not-brought", 0, 0, candidates, Optional.empty());
        }
        Query query = asked.query();
        List<ScoredNode> hits = planned.route().search(view.reader(), query, DEEPEST, deadline);
        int rank = rank(hits);
        if (rank > 0) {
            return finding(name, "below", rank, candidates, hits.get(rank - 1));
        }
        NodeFilter alone = query.filter().and(asked.ofDocument());
        Query ofDocument = new Query(query.question(), query.group(), 1, alone);
        List<ScoredNode> best = planned.route().search(view.reader(), ofDocument, 1, deadline);
        return best.isEmpty()
                ? new RouteFinding(name, "none", 0, 0, candidates, Optional.empty())
                : finding(name, "below", 0, candidates, best.get(0));
    }

    private static RouteFinding finding(String name, String state, int rank, int candidates, ScoredNode hit) {
        Place place = hit.part().orElseGet(() -> hit.node().place());
        return new RouteFinding(name, state, rank, hit.score(), candidates, Optional.of(place));
    }

    private static List<ScoredNode> found(List<RankedList> lists, String route) {
        return lists.stream()
                .filter(list -> list.route().equals(route))
                .findFirst()
                .map(RankedList::hits)
                .orElse(List.of());
    }

    /** Whether any of the lists has the document. */
    boolean in(List<RankedList> lists) {
        return lists.stream().anyMatch(list -> rank(list.hits()) > 0);
    }

    private int rank(List<ScoredNode> hits) {
        for (int i = 0; i < hits.size(); i++) {
            if (isOurs(hits.get(i).node())) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The rank of the document among fused hits; 0 where it is not there. */
    int rankOf(List<Hit> hits) {
        for (int i = 0; i < hits.size(); i++) {
            if (isOurs(hits.get(i).node())) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Where the document stood behind each step. */
    List<StepFinding> steps(SearchTrace trace) {
        return trace.steps().stream()
                .map(step -> new StepFinding(
                        step.report().name(), step.report().state().label(), rankOf(step.after())))
                .toList();
    }

    private boolean isOurs(Node node) {
        return node.documentId().equals(asked.document());
    }
}
