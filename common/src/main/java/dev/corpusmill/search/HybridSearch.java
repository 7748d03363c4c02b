package dev.corpusmill.search;

import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Searches along several routes at once and fuses what they find. A late route is dropped and named, a failing one is
 * named with its reason; one at least must answer. For several threads.
 */
public final class HybridSearch {
    private final List<Route> routes;
    private final Fusion fusion;
    private final int candidates;
    private final Duration timeout;
    private final Executor executor;

    /**
     * A search along these routes.
     *
     * @param routes the one that takes longest first
     * @param candidates hits that each route brings to the fusion, or {@code k} of the query where that is more
     * @param timeout for each route, within the deadline of the search
     * @param executor bounded; runs all routes but the first that keeps its deadline, which the thread that asks runs. Where it
     *     refuses one, that and the caller's own count as failed
     */
    public HybridSearch(List<Route> routes, Fusion fusion, int candidates, Duration timeout, Executor executor) {
        this.routes = List.copyOf(routes);
        this.fusion = fusion;
        this.candidates = candidates;
        this.timeout = timeout;
        this.executor = executor;
    }

    /**
     * Searches one view, which the caller holds. A late route goes on to hold it until it has come back.
     *
     * @throws ClassifiedException where no route answered, of the kind of the first that failed
     */
    public SearchResult search(IndexView view, Query query, Deadline deadline) {
        List<RouteRun> runs = run(view, query, deadline.within(timeout));
        List<RankedList> lists = new ArrayList<>(routes.size());
        List<RouteReport> reports = new ArrayList<>(routes.size());
        for (RouteRun run : runs) {
            reports.add(run.await(lists::add));
        }
        if (lists.isEmpty()) {
            throw new ClassifiedException(kindOf(runs), describe(reports));
        }
        return new SearchResult(
                fusion.fuse(lists, query.k()),
                reports,
                view.reader().manifest().name(),
                view.reader().revision());
    }

    /** Begins all routes; one that keeps its deadline is run here, to its end: this thread would only wait. */
    private List<RouteRun> run(IndexView view, Query query, Deadline deadline) {
        int wanted = Math.max(candidates, query.k());
        List<RouteRun> runs = new ArrayList<>(routes.size());
        RouteRun own = null;
        for (Route route : routes) {
            RouteRun run = new RouteRun(route, view, query, wanted, deadline);
            runs.add(run);
            if (own == null && route.keepsDeadline(query)) {
                own = run;
            }
        }
        boolean taken = true;
        for (RouteRun run : runs) {
            taken &= run == own || run.start(executor);
        }
        if (own != null) {
            own.start(taken ? Runnable::run : HybridSearch::refuse);
        }
        return runs;
    }

    private static void refuse(Runnable route) {
        throw new RejectedExecutionException("the other routes were refused");
    }

    /** What the request was to blame for stays its fault; else another attempt may find a route that answers. */
    private static FailureKind kindOf(List<RouteRun> runs) {
        for (RouteRun run : runs) {
            FailureKind kind = run.failureKind();
            if (kind != null) {
                return kind;
            }
        }
        return FailureKind.OVERLOADED;
    }

    /** One reason that all routes share is told once: it is the question's or the filter's fault, not a route's. */
    private static String describe(List<RouteReport> reports) {
        List<String> reasons =
                reports.stream().map(RouteReport::error).distinct().toList();
        if (reasons.size() == 1 && !reasons.get(0).isEmpty()) {
            return reasons.get(0);
        }
        return "no route answered: " + perRoute(reports);
    }

    private static String perRoute(List<RouteReport> reports) {
        StringBuilder text = new StringBuilder();
        for (RouteReport report : reports) {
            text.append(text.isEmpty() ? "" : ", ").append(report.name()).append('=');
            text.append(
                    report.state() == State.FAILED
                            ? report.error()
                            : report.state().label());
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "HybridSearch" + routes.stream().map(Route::name).toList();
    }
}
