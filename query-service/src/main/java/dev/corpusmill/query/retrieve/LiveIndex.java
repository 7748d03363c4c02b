package dev.corpusmill.query.retrieve;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.search.IndexView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The view of the live generation that requests search: checked at each poll, so that commits and promotions are
 * seen without a restart. An old view stays open until the last request on it has ended.
 */
public final class LiveIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveIndex.class);
    private static final String NONE_YET = "there is no index yet: build one with the index command sync";
    private static final String UNREADABLE = "the index cannot be read; the log of the service says why";

    private final IndexStore store;
    private final Consumer<GenerationReader> guard;
    private final Duration staleAfter;
    private final LongSupplier nanoTime;
    private @Nullable IndexView view; // guarded by this
    private String problem = "the index was not looked for yet"; // guarded by this
    private String shown = problem; // to requests; guarded by this
    private boolean hard; // guarded by this
    private long answeredNanos; // guarded by this
    private boolean closed; // guarded by this

    /**
     * A view of an index that was not looked for yet.
     *
     * @param guard throws where the vectors of a generation are not those of our model
     * @param staleAfter without an answer of the store for so long the index counts as not ready
     */
    public LiveIndex(IndexStore store, Consumer<GenerationReader> guard, Duration staleAfter, LongSupplier nanoTime) {
        this.store = store;
        this.guard = guard;
        this.staleAfter = staleAfter;
        this.nanoTime = nanoTime;
        this.answeredNanos = nanoTime.getAsLong();
    }

    /** Polls now, and then at each interval; {@code changed} runs when another view is shown from then on. */
    public void start(ScheduledExecutorService scheduler, Duration interval, Runnable changed) {
        Runnable look = () -> {
            if (poll()) {
                changed.run();
            }
        };
        var unused = scheduler.scheduleWithFixedDelay(look, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Looks for a new commit or promotion; what goes wrong becomes the reason why the index is not ready.
     *
     * @return whether another view is shown from now on
     */
    public boolean poll() {
        boolean changed = false;
        try {
            Optional<String> live = store.live();
            if (live.isEmpty()) {
                note(NONE_YET, NONE_YET, true);
            } else {
                if (!shows(live.get())) {
                    replace(live.get());
                    changed = true;
                }
                answered();
            }
        } catch (ClassifiedException failed) {
            String reason = ClassifiedException.reasonOf(failed);
            note(
                    reason,
                    failed instanceof StoreException ? UNREADABLE : reason,
                    !failed.kind().retryable());
        } catch (RuntimeException unexpected) {
            note("index not readable: reason=" + ClassifiedException.reasonOf(unexpected), UNREADABLE, false);
        }
        return changed;
    }

    private boolean shows(String generation) {
        IndexView current = hold();
        if (current == null) {
            return false;
        }
        try (current) {
            return current.reader().manifest().name().equals(generation)
                    && current.reader().current();
        }
    }

    private void replace(String generation) {
        GenerationReader reader = store.openReader(generation);
        try {
            guard.accept(reader);
        } catch (RuntimeException refused) {
            reader.close();
            throw refused;
        }
        IndexView old;
        synchronized (this) {
            if (closed) {
                reader.close();
                return;
            }
            old = view;
            view = new IndexView(reader);
        }
        LOG.info("index opened: generation={} revision={}", generation, reader.revision());
        if (old != null) {
            old.close();
        }
    }

    private void answered() {
        synchronized (this) {
            answeredNanos = nanoTime.getAsLong();
            problem = "";
            shown = "";
            hard = false;
        }
    }

    /**
     * Keeps the reason, and says a new one once.
     *
     * @param forRequests the same without folders of ours
     * @param isHard nothing may be searched until it is gone; else the old view serves on for a while
     */
    private void note(String reason, String forRequests, boolean isHard) {
        boolean news;
        synchronized (this) {
            news = !problem.equals(reason);
            problem = reason;
            shown = forRequests;
            hard = isHard;
        }
        if (news) {
            LOG.warn("index not usable: {}", reason);
        }
    }

    /** Why there is nothing to search; empty where there is. */
    public synchronized Optional<String> problem() {
        boolean stale = nanoTime.getAsLong() - answeredNanos >= staleAfter.toNanos();
        boolean unusable = view == null || (!problem.isEmpty() && (hard || stale));
        return unusable ? Optional.of(problem) : Optional.empty();
    }

    /**
     * The current view, which the caller closes.
     *
     * @throws IndexNotReadyException where there is none
     */
    public IndexView acquire() {
        boolean unusable = problem().isPresent();
        IndexView current = hold();
        if (current == null || unusable) {
            if (current != null) {
                current.close();
            }
            throw new IndexNotReadyException(shown());
        }
        return current;
    }

    private synchronized String shown() {
        return shown.isEmpty() ? "the service stops" : shown;
    }

    private synchronized @Nullable IndexView hold() {
        IndexView current = view;
        return current != null && current.retain() ? current : null;
    }

    @Override
    public void close() {
        IndexView last;
        synchronized (this) {
            closed = true;
            last = view;
            view = null;
            problem = "the service stops";
            shown = problem;
        }
        if (last != null) {
            last.close();
        }
    }
}
