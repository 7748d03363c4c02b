package dev.corpusmill.query.explain;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.explain.ExplainRequest.Search;
import dev.corpusmill.query.explain.Explainer.Found;
import dev.corpusmill.query.explain.Explanation.Change;
import dev.corpusmill.query.explain.Explanation.Clause;
import dev.corpusmill.query.explain.Explanation.RouteFinding;
import dev.corpusmill.search.HybridSearch;
import dev.corpusmill.search.IndexView;
import dev.corpusmill.search.RouteChoice;
import dev.corpusmill.search.SearchTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tries changes of a search, the smallest first, until one shows the document. What it names has been tried. */
final class Changes {
    private static final int MAX_K = 1000;
    private static final int TRIES = 3; // of larger and larger k: other hits come along, too

    private final HybridSearch search;
    private final IndexView view;
    private final ExplainRequest asked;
    private final Deadline deadline;

    Changes(HybridSearch search, IndexView view, ExplainRequest asked, Deadline deadline) {
        this.search = search;
        this.view = view;
        this.asked = asked;
        this.deadline = deadline;
    }

    /** For a document that passes the filter. */
    Optional<Change> of(Verdict verdict, Found found) {
        return switch (verdict) {
            case CUT, POST_PROCESSED, BELOW_CANDIDATES ->
                first(List.of(
                        () -> moreHits(asked.search(), "", 2 * asked.search().k()),
                        () -> oneRoute(found.routes()),
                        () -> moreHits(asked.search(), "", MAX_K),
                        this::thisDocument));
            case NOT_QUOTED -> unquoted();
            case NO_MATCH, ROUTE_FAILED -> allRoutes();
            case SHOWN, UNKNOWN, NOT_INDEXED, HIDDEN, FILTERED -> Optional.empty();
        };
    }

    /** For a document that the filter keeps out: without the clauses that keep it out, or without all of them. */
    Optional<Change> ofFilter(List<NodeFilter> parts, List<Clause> clauses) {
        List<NodeFilter> kept = new ArrayList<>();
        List<String> left = new ArrayList<>();
        boolean together = clauses.stream().allMatch(clause -> clause.passing() > 0);
        for (int i = 0; i < parts.size(); i++) {
            if (clauses.get(i).passing() > 0 && !together) {
                kept.add(parts.get(i));
            } else {
                left.add(clauses.get(i).text());
            }
        }
        Search wider = asked.search().withFilter(new NodeFilter.And(kept));
        String text = "leave out the filter " + String.join(" and ", left);
        return moreHits(wider, text, MAX_K);
    }

    private static Optional<Change> first(List<Supplier<Optional<Change>>> tries) {
        return tries.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    /** The search with as large a k as it takes, up to a limit; {@code text} says what is changed beside that. */
    private Optional<Change> moreHits(Search changed, String text, int limit) {
        int k = changed.k();
        for (int attempt = 0; attempt < TRIES && k <= limit; attempt++) {
            Search larger = changed.withK(k);
            int rank = rank(larger);
            if (rank > 0 && rank <= k) {
                return Optional.of(new Change(text(text, k), rank));
            }
            k = rank > 0 ? rank : Math.min(MAX_K, k * 10);
        }
        return Optional.empty();
    }

    private String text(String changed, int k) {
        String larger = k == asked.search().k() ? "" : "ask for k=" + k;
        return Stream.of(changed, larger)
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + " and " + b)
                .orElse("");
    }

    /** Along the one route that ranks it best, if that shows it. */
    private Optional<Change> oneRoute(List<RouteFinding> routes) {
        return routes.stream()
                .filter(route ->
                        route.rank() > 0 && route.rank() <= asked.search().k())
                .min((a, b) -> Integer.compare(a.rank(), b.rank()))
                .flatMap(route -> {
                    RouteChoice alone = new RouteChoice(List.of(route.name()), Map.of());
                    return moreHits(
                            asked.search().along(alone),
                            "search along " + route.name() + " alone",
                            asked.search().k());
                });
    }

    private Optional<Change> allRoutes() {
        RouteChoice all = new RouteChoice(search.names(), Map.of());
        return asked.search().routes().routes().isEmpty()
                ? Optional.empty()
                : moreHits(asked.search().along(all), "search along " + String.join(", ", search.names()), MAX_K);
    }

    private Optional<Change> unquoted() {
        String plain =
                asked.search().question().replaceAll("[\"“”„«»「」『』]", " ").strip();
        return plain.isEmpty()
                ? Optional.empty()
                : moreHits(asked.search().withQuestion(plain), "leave out the quotation marks", MAX_K);
    }

    private Optional<Change> thisDocument() {
        Search narrow = asked.search().withFilter(asked.search().filter().and(asked.ofDocument()));
        return moreHits(narrow, "narrow by a filter, like document_id = " + asked.document(), MAX_K);
    }

    private int rank(Search changed) {
        SearchTrace trace = search.trace(view, asked.query(changed), changed.routes(), deadline);
        return new Findings(view, asked, deadline).rankOf(all(trace));
    }

    /** With what lies below the cut: it says how large k has to be. */
    private static List<Hit> all(SearchTrace trace) {
        return trace.steps().isEmpty() ? trace.fused() : trace.last();
    }
}
