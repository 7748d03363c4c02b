package dev.corpusmill.index.source;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.flow.Failures;
import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.source.ChangeFinder.Ended;
import dev.corpusmill.index.source.ScanResult.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Scans, assigns what changed and follows it to the checkpoint that commits it. What was in flight when tasks failed is
 * not replayed but found again, by joining the next scan with the catalogue. Ends when another generation is live, because
 * all that follows it is bound to one.
 */
final class WatchEnumerator implements SplitEnumerator<WatchSplit, WatchEnumeratorState> {
    private final SplitEnumeratorContext<WatchSplit> context;
    private final WatchSettings settings;
    private final ScanTimer timer;
    private final FilesOpener files;
    private final WatchEvents events;
    private final IndexStore store;
    private final WatchQueue queue;
    /** Readers that have nothing to read. */
    private final Set<Integer> waiting = new LinkedHashSet<>();

    private final List<Ended> ended = new ArrayList<>();
    private @Nullable Opened opened;
    private boolean ending;
    private long splits;

    private record Opened(long runToken, ChangeFinder finder) {}

    WatchEnumerator(SplitEnumeratorContext<WatchSplit> context, WatchSettings settings, WatchSource.Tools tools) {
        this.context = context;
        this.settings = settings;
        this.timer = tools.timer().open();
        this.files = tools.files();
        this.events = tools.events().open(context.metricGroup());
        this.store = tools.store().open();
        this.queue = new WatchQueue(context.currentParallelism());
    }

    @Override
    public void start() {
        context.callAsync(this::open, (result, failure) -> {
            opened = checked(result, failure);
            scanAfter(Duration.ZERO);
        });
    }

    /** Draws the run token of the versions to come, and reads the catalogue. */
    private Opened open() {
        long runToken = store.control().nextRunToken();
        ChangeFinder.Tools tools = new ChangeFinder.Tools(store, files, timer);
        return new Opened(runToken, new ChangeFinder(tools, settings, runToken));
    }

    private void scanAfter(Duration delay) {
        timer.after(delay, () -> context.runInCoordinatorThread(this::scan));
    }

    private void scan() {
        if (opened != null && !ending) {
            ChangeFinder finder = opened.finder();
            List<Ended> now = List.copyOf(ended);
            ended.clear();
            int inFlight = queue.size();
            context.callAsync(() -> finder.scan(inFlight, now), (result, failure) -> scanned(checked(result, failure)));
        }
    }

    private void scanned(ScanResult result) {
        events.scanned(result.facts());
        queue.add(result.taken());
        if (settings.untilIdle() && result.facts().idle() && queue.size() == 0 && ended.isEmpty()) {
            ending = true;
        }
        assign();
        if (!ending) {
            scanAfter(settings.config().watch().interval());
        }
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        waiting.add(subtask);
        assign();
    }

    /** Called for each restart of a reader, even one that had nothing. */
    @Override
    public void addSplitsBack(List<WatchSplit> splitsOfReader, int subtask) {
        waiting.remove(subtask);
        queue.lost(subtask).forEach(taken -> ended.add(ended(taken, true)));
    }

    @Override
    public void addReader(int subtask) {} // a reader asks for splits

    @Override
    public WatchEnumeratorState snapshotState(long checkpointId) {
        queue.began(checkpointId);
        return new WatchEnumeratorState(opened == null ? 0 : opened.runToken());
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        List<Taken> committed = queue.completed(checkpointId);
        if (!committed.isEmpty()) {
            committed.forEach(taken -> ended.add(ended(taken, false)));
            long oldest = committed.stream().mapToLong(Taken::sinceMillis).min().orElse(0);
            events.committed(new WatchEvents.Commit(committed.size(), timer.millis() - oldest));
        }
        assign(); // deletions that waited for it
        if (!ending) {
            context.callAsync(() -> store.live().orElse(""), this::checkLive);
        }
    }

    @Override
    public void close() {
        timer.close();
        if (opened != null) {
            opened.finder().close();
        }
        store.close();
    }

    private void checkLive(@Nullable String live, @Nullable Throwable failure) {
        if (failure instanceof ClassifiedException classified && classified.kind() != FailureKind.FATAL) {
            return; // the next checkpoint asks again
        }
        String name = checked(live, failure);
        if (!ending && !name.equals(settings.generation())) {
            ending = true;
            events.promoted(name);
            assign();
        }
    }

    private void assign() {
        waiting.retainAll(context.registeredReaders().keySet()); // one that failed asks again when it is back
        for (Integer subtask : List.copyOf(waiting)) {
            List<PlanEntry> entries = queue.next(subtask);
            if (ending) {
                waiting.remove(subtask);
                context.signalNoMoreSplits(subtask);
            } else if (!entries.isEmpty()) {
                waiting.remove(subtask);
                context.assignSplit(new WatchSplit("batch-" + splits++, entries), subtask);
            }
        }
    }

    private static Ended ended(Taken taken, boolean lost) {
        return new Ended(taken.entry().documentId(), taken.entry().action() == PlanAction.DELETE, lost);
    }

    /** A failure here fails the job, which starts again from the catalogue; a refusal or a FATAL one does not. */
    private static <T> T checked(@Nullable T result, @Nullable Throwable failure) {
        if (failure instanceof ClassifiedException classified) {
            throw classified.kind() == FailureKind.REJECTED ? Failures.refused(classified) : Failures.ofJob(classified);
        }
        if (failure != null || result == null) {
            throw new IllegalStateException("watch failed: reason=" + failure, failure);
        }
        return result;
    }
}
