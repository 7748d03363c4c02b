package dev.corpusmill.index.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Assigns plan files on request. Deletions wait until every other entry was read and a checkpoint that began after that
 * is complete, so that no document leaves before what replaces it has arrived.
 */
final class PlanEnumerator implements SplitEnumerator<PlanSplit, PlanEnumeratorState> {
    private static final long NONE = -1;

    private final SplitEnumeratorContext<PlanSplit> context;
    private final Deque<PlanSplit> open;
    private final Deque<PlanSplit> deletes;
    /** Readers that have nothing to read; when all wait, every split that was assigned has been read. */
    private final Set<Integer> waiting = new LinkedHashSet<>();

    private boolean deleting;
    private long coveringCheckpoint = NONE;

    PlanEnumerator(SplitEnumeratorContext<PlanSplit> context, PlanEnumeratorState progress) {
        this.context = context;
        this.open = new ArrayDeque<>(progress.open());
        this.deletes = new ArrayDeque<>(progress.deletes());
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        waiting.add(subtask);
        handOut();
    }

    @Override
    public void addSplitsBack(List<PlanSplit> splits, int subtask) {
        waiting.remove(subtask);
        (deleting ? deletes : open).addAll(splits);
        coveringCheckpoint = NONE;
        handOut();
    }

    @Override
    public void addReader(int subtask) {} // a reader asks for splits

    @Override
    public PlanEnumeratorState snapshotState(long checkpointId) {
        if (!deleting && coveringCheckpoint == NONE && allRead()) {
            coveringCheckpoint = checkpointId;
        }
        return new PlanEnumeratorState(new ArrayList<>(open), new ArrayList<>(deletes));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        if (!deleting && coveringCheckpoint != NONE && checkpointId >= coveringCheckpoint && allRead()) {
            deleting = true;
            handOut();
        }
    }

    @Override
    public void close() {}

    private boolean allRead() {
        forgetFailed();
        return open.isEmpty() && waiting.size() == context.currentParallelism();
    }

    /** A reader that failed asks again when it is back; until then it takes nothing. */
    private void forgetFailed() {
        waiting.retainAll(context.registeredReaders().keySet());
    }

    private void handOut() {
        forgetFailed();
        if (!deleting && open.isEmpty() && deletes.isEmpty()) {
            deleting = true; // nothing is held back
        }
        Deque<PlanSplit> source = deleting ? deletes : open;
        for (Integer subtask : List.copyOf(waiting)) {
            PlanSplit split = source.poll();
            if (split != null) {
                waiting.remove(subtask);
                context.assignSplit(split, subtask);
            } else if (deleting) {
                waiting.remove(subtask);
                context.signalNoMoreSplits(subtask);
            }
        }
    }
}
