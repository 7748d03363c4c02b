package dev.corpusmill.search;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One route at work for one query. */
final class RouteRun {
    private final Route route;
    private final IndexView view;
    private final Query query;
    private final int candidates;
    private final Deadline deadline;
    private final long startNanos = System.nanoTime();
    private final FutureTask<Found> task = new FutureTask<>(this::search);
    private @Nullable ClassifiedException refused;
    private @Nullable FailureKind failureKind;

    private record Found(RankedList hits, long millis) {}

    RouteRun(Route route, IndexView view, Query query, int candidates, Deadline deadline) {
        this.route = route;
        this.view = view;
        this.query = query;
        this.candidates = candidates;
        this.deadline = deadline;
    }

    /** Begins, once; false where the executor refuses. The view is held until the route is back. */
    boolean start(Executor executor) {
        if (!view.retain()) {
            throw new IllegalStateException("the view was closed before the search began");
        }
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException full) {
            view.close();
            refused = new ClassifiedException(FailureKind.OVERLOADED, "too many searches at once", full);
            return false;
        }
    }

    private Found search() throws TimeoutException {
        try {
            if (deadline.expired()) {
                throw new TimeoutException(); // it waited too long in the queue
            }
            RankedList hits = new RankedList(
                    route.name(), route.search(view.reader(), query, candidates, deadline), !route.embedsQuestion());
            return new Found(hits, millisSince(startNanos));
        } finally {
            view.close();
        }
    }

    /** Waits until the deadline; what was found in time goes to {@code lists}. */
    RouteReport await(Consumer<RankedList> lists) {
        if (refused != null) {
            return failed(refused);
        }
        try {
            // The route is left to end by its own deadline: an interrupt would close the files that others read.
            Found found = task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            lists.accept(found.hits());
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

    /** What the deadline ended is late, on whichever side it was noticed. */
    private RouteReport failed(Throwable cause) {
        FailureKind kind = cause instanceof ClassifiedException classified ? classified.kind() : FailureKind.FATAL;
        if (cause instanceof TimeoutException || (kind == FailureKind.TRANSIENT && deadline.expired())) {
            return report(State.LATE, "");
        }
        failureKind = kind;
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
