package dev.corpusmill.search;

import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import dev.corpusmill.store.ScoredNode;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One route at work for one query. */
final class RouteRun {
    private final Route route;
    private final Deadline deadline;
    private final long startNanos = System.nanoTime();
    private final FutureTask<Found> task;
    private @Nullable FailureKind failureKind;

    private record Found(List<ScoredNode> hits, long millis) {}

    private RouteRun(Route route, Deadline deadline, FutureTask<Found> task) {
        this.route = route;
        this.deadline = deadline;
        this.task = task;
    }

    static RouteRun start(
            Route route, IndexView view, Query query, int candidates, Deadline deadline, ExecutorService executor) {
        long startNanos = System.nanoTime();
        FutureTask<Found> task = new FutureTask<>(() -> {
            try {
                if (deadline.expired()) {
                    throw new TimeoutException(); // it waited too long in the queue
                }
                List<ScoredNode> hits = route.search(view.reader(), query, candidates, deadline);
                return new Found(hits, millisSince(startNanos));
            } finally {
                view.close();
            }
        });
        RouteRun run = new RouteRun(route, deadline, task);
        if (!view.retain()) {
            throw new IllegalStateException("the view was closed before the search began");
        }
        try {
            executor.execute(task);
            return run;
        } catch (RejectedExecutionException full) {
            view.close();
            return new RouteRun(route, deadline, refused(full));
        }
    }

    private static FutureTask<Found> refused(RejectedExecutionException full) {
        FutureTask<Found> task = new FutureTask<>(() -> {
            throw new ClassifiedException(FailureKind.OVERLOADED, "too many searches at once", full);
        });
        task.run();
        return task;
    }

    /** Waits until the deadline; what was found in time goes to {@code lists}. */
    RouteReport await(Consumer<RankedList> lists) {
        try {
            // The route is left to end by its own deadline: an interrupt would close the files that others read.
            Found found = task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            lists.accept(new RankedList(route.name(), found.hits()));
            return new RouteReport(route.name(), State.OK, found.millis(), "");
        } catch (TimeoutException late) {
            return report(State.LATE, "");
        } catch (ExecutionException failed) {
            return failed(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed(new ClassifiedException(FailureKind.TRANSIENT, "interrupted", stopped));
        }
    }

    private RouteReport failed(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return report(State.LATE, "");
        }
        failureKind = cause instanceof ClassifiedException classified ? classified.kind() : FailureKind.FATAL;
        return report(State.FAILED, ClassifiedException.reasonOf(cause));
    }

    private RouteReport report(State state, String error) {
        return new RouteReport(route.name(), state, millisSince(startNanos), error);
    }

    /** Why it failed; null unless it did. */
    @Nullable
    FailureKind failureKind() {
        return failureKind;
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
