package dev.corpusmill.search;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.PostProcessor;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.search.SearchPlan.PlannedPostProcessor;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import dev.corpusmill.search.SearchTrace.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the post-processors of one search, one after the other, each within its time. One that is late, fails or gives back
 * what it was not given leaves the hits as they were before it.
 */
final class PostProcessing {
    private final Query query;
    private final Deadline deadline;
    private final List<RouteReport> reports = new ArrayList<>();

    PostProcessing(Query query, Deadline deadline) {
        this.query = query;
        this.deadline = deadline;
    }

    /** The hits that are left, best first, cut to the query's {@code k}. */
    List<Hit> run(List<PlannedPostProcessor> steps, List<Hit> fused) {
        List<Hit> hits = fused;
        for (PlannedPostProcessor step : steps) {
            hits = run(step, hits);
        }
        return hits.size() > query.k() ? List.copyOf(hits.subList(0, query.k())) : hits;
    }

    /** What each step left, not cut. */
    List<Step> trace(List<PlannedPostProcessor> steps, List<Hit> fused) {
        List<Step> traced = new ArrayList<>();
        List<Hit> hits = fused;
        for (PlannedPostProcessor step : steps) {
            hits = run(step, hits);
            traced.add(new Step(reports.get(reports.size() - 1), hits));
        }
        return traced;
    }

    private List<Hit> run(PlannedPostProcessor step, List<Hit> before) {
        PostProcessor processor = step.processor();
        long start = System.nanoTime();
        Deadline within = deadline.within(step.timeout());
        int seen = Math.min(before.size(), Math.max(step.candidates(), query.k()));
        List<Hit> given = before.subList(0, seen);
        FutureTask<List<Hit>> task = new FutureTask<>(() -> List.copyOf(processor.process(query, given, within)));
        try {
            step.threads().execute(task); // a late step holds its thread until it has come back
            List<Hit> after = task.get(within.remaining().toNanos(), TimeUnit.NANOSECONDS);
            requireGiven(after, given);
            report(processor, State.OK, start, "");
            List<Hit> hits = new ArrayList<>(after);
            hits.addAll(before.subList(seen, before.size()));
            return hits;
        } catch (TimeoutException late) {
            task.cancel(false); // where it has not begun yet; no interrupt, as it may share files with others
            report(processor, State.LATE, start, "");
        } catch (ExecutionException failed) {
            report(processor, State.FAILED, start, reason(failed));
        } catch (RejectedExecutionException full) {
            report(processor, State.FAILED, start, "too many searches at once");
        } catch (IllegalStateException strange) {
            report(processor, State.FAILED, start, String.valueOf(strange.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            report(processor, State.FAILED, start, "interrupted");
        }
        return before;
    }

    /** A hit that nobody found, or one that comes twice, would be cited. */
    private static void requireGiven(List<Hit> after, List<Hit> given) {
        Set<String> ids = new HashSet<>();
        given.forEach(hit -> ids.add(hit.node().id()));
        for (Hit hit : after) {
            if (!Double.isFinite(hit.score())) {
                throw new IllegalStateException(
                        "gave back a score that is no number: id=" + hit.node().id());
            }
            if (!ids.remove(hit.node().id())) {
                throw new IllegalStateException("gave back a hit that it was not given, or twice: id="
                        + hit.node().id());
            }
        }
    }

    private static String reason(ExecutionException failed) {
        return ClassifiedException.reasonOf(failed.getCause() == null ? failed : failed.getCause());
    }

    private void report(PostProcessor processor, State state, long startNanos, String error) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        reports.add(new RouteReport(processor.name(), state, millis, error));
    }

    /** How each fared. */
    List<RouteReport> reports() {
        return List.copyOf(reports);
    }
}
