package dev.corpusmill.index.source;

import dev.corpusmill.index.flow.PlanEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/**
 * Emits the entries that it is assigned. It has no state: what it had not emitted when it failed, the enumerator finds again
 * by comparing the sources with the catalogue.
 */
final class WatchReader implements SourceReader<PlanEntry, WatchSplit> {
    private final SourceReaderContext context;
    private final Deque<PlanEntry> entries = new ArrayDeque<>();
    private boolean noMoreSplits;
    private CompletableFuture<Void> available = new CompletableFuture<>();

    WatchReader(SourceReaderContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        context.sendSplitRequest();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<PlanEntry> output) {
        PlanEntry entry = entries.poll();
        if (entry == null) {
            return noMoreSplits ? InputStatus.END_OF_INPUT : nothing();
        }
        output.collect(entry);
        if (entries.isEmpty()) {
            context.sendSplitRequest();
        }
        return InputStatus.MORE_AVAILABLE;
    }

    private InputStatus nothing() {
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<WatchSplit> snapshotState(long checkpointId) {
        return List.of();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return entries.isEmpty() && !noMoreSplits ? available : CompletableFuture.completedFuture(null);
    }

    @Override
    public void addSplits(List<WatchSplit> added) {
        added.forEach(split -> entries.addAll(split.entries()));
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        available.complete(null);
    }

    @Override
    public void close() {}
}
