package dev.corpusmill.search;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.search.SearchPlan.PlannedRoute;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Searches along several routes at once and fuses what they find. A late route is dropped and named, a failing one is
 * named with its reason; one at least must answer. For several threads.
 */
public final class HybridSearch {
    private final SearchPlan configured;
    private final Executor executor;

    /**
     * A search by this plan.
     *
     * @param executor bounded; runs all routes but the first that keeps its deadline, which the thread that asks runs. Where it
     *     refuses one, that and the caller's own count as failed
     */
    public HybridSearch(SearchPlan plan, Executor executor) {
        this.configured = plan;
        this.executor = executor;
    }

    /**
     * Searches one view, which the caller holds. A late route goes on to hold it until it has come back.
     *
     * @throws ClassifiedException where no route answered, of the kind of the first that failed
     */
    public SearchResult search(IndexView view, Query query, Deadline deadline) {
        return search(view, query, RouteChoice.CONFIGURED, deadline);
    }

    /** The same along the routes, and with the weights, that a request chooses. */
    public SearchResult search(IndexView view, Query query, RouteChoice choice, Deadline deadline) {
        SearchPlan plan = choice.equals(RouteChoice.CONFIGURED) ? configured : configured.chosen(choice);
        List<RouteRun> runs = run(plan, view, query, deadline);
        List<RankedList> lists = new ArrayList<>(plan.routes().size());
        List<RouteReport> reports = new ArrayList<>(plan.routes().size());
        for (RouteRun run : runs) {
            reports.add(run.await(lists::add));
        }
        if (lists.isEmpty()) {
            throw new ClassifiedException(kindOf(runs), describe(reports));
        }
        List<Hit> fused = plan.fusion().of(query.question()).fuse(plan.narrowed(query, lists), plan.depth(query.k()));
        PostProcessing processing = new PostProcessing(query, deadline);
        List<Hit> hits = processing.run(plan.postProcessors(), fused);

        return new SearchResult(
                hits,
                reports,
                processing.reports(),
                view.reader().manifest().name(),
                view.reader().revision());
    }

    /** The same search, with all that it saw on the way: for a person, so it need not be quick. Where no route answers, nothing is found. */
    public SearchTrace trace(IndexView view, Query query, RouteChoice choice, Deadline deadline) {
        SearchPlan plan = configured.chosen(choice);
        List<RankedList> found = new ArrayList<>();
        List<RouteReport> reports = new ArrayList<>();
        for (RouteRun run : run(plan, view, query, deadline)) {
            reports.add(run.await(found::add));
        }
        List<RankedList> narrowed = plan.narrowed(query, found);
        int all = narrowed.stream().mapToInt(list -> list.hits().size()).sum();
        List<Hit> fused = plan.fusion().of(query.question()).fuse(narrowed, all);
        int depth = Math.min(plan.depth(query.k()), fused.size());
        PostProcessing processing = new PostProcessing(query, deadline);

        return new SearchTrace(
                reports,
                found,
                narrowed,
                fused,
                depth,
                processing.trace(plan.postProcessors(), fused.subList(0, depth)));
    }

    /** Names of all routes, optional ones behind the others. */
    public List<String> names() {
        return configured.names();
    }

    /** The routes that a request chooses, as they are planned. */
    public List<PlannedRoute> routes(RouteChoice choice) {
        return configured.chosen(choice).routes();
    }

    /** Begins all routes; one that keeps its deadline is run here, to its end: this thread would only wait. */
    private List<RouteRun> run(SearchPlan plan, IndexView view, Query query, Deadline deadline) {
        List<RouteRun> runs = new ArrayList<>(plan.routes().size());
        RouteRun own = null;
        for (PlannedRoute planned : plan.routes()) {
            Route route = planned.route();
            int wanted = plan.asked(planned, query);
            RouteRun run = new RouteRun(route, view, query, wanted, deadline.within(planned.timeout()));
            runs.add(run);
            if (own == null && planned.own().isEmpty() && route.keepsDeadline(query)) {
                own = run;
            }
        }
        boolean taken = true;
        for (int i = 0; i < runs.size(); i++) {
            RouteRun run = runs.get(i);
            Optional<PartThreads> threads = plan.routes().get(i).own();
            if (threads.isPresent()) {
                run.start(threads.get()); // refused, it fails alone: the others have their threads
            } else {
                taken &= run == own || run.start(executor);
            }
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

    /** One reason that all routes share is given once: it is the question's or the filter's fault, not a route's. */
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
        return "HybridSearch" + configured.names();
    }
}
