package dev.corpusmill.index.source;

import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.plan.PlanFiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/** Reads plan files; each holds a bounded number of lines and is loaded whole. */
final class PlanReader implements SourceReader<PlanEntry, PlanSplit> {
    private final SourceReaderContext context;
    private final Deque<PlanSplit> splits = new ArrayDeque<>();
    private List<PlanEntry> entries = List.of();
    private int next;
    private boolean noMoreSplits;
    private CompletableFuture<Void> available = new CompletableFuture<>();

    PlanReader(SourceReaderContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        if (splits.isEmpty()) { // a restored reader has splits already
            context.sendSplitRequest();
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<PlanEntry> output) {
        PlanSplit split = splits.peek();
        if (split == null) {
            return noMoreSplits ? InputStatus.END_OF_INPUT : nothing();
        }

        if (entries.isEmpty()) {
            entries = PlanFiles.read(split.uri());
            next = split.next();
        }

        if (next < entries.size()) {
            output.collect(entries.get(next++));
        }

        if (next >= entries.size()) {
            splits.remove();
            entries = List.of();
            if (splits.isEmpty() && !noMoreSplits) {
                context.sendSplitRequest();
            }
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
    public List<PlanSplit> snapshotState(long checkpointId) {
        List<PlanSplit> state = new ArrayList<>(splits);
        if (!entries.isEmpty()) {
            state.set(0, state.get(0).at(next));
        }
        return state;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return splits.isEmpty() && !noMoreSplits ? available : CompletableFuture.completedFuture(null);
    }

    @Override
    public void addSplits(List<PlanSplit> added) {
        splits.addAll(added);
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
