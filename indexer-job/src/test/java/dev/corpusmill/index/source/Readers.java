package dev.corpusmill.index.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Readers that come and go by hand, and what an enumerator gave them. Like Flink, it takes nothing for one that is away. */
final class Readers implements SplitEnumeratorContext<PlanSplit> {
    private final Map<Integer, ReaderInfo> registered = new HashMap<>();
    private final List<String> given = new ArrayList<>();
    private final int parallelism;

    Readers(int parallelism) {
        this.parallelism = parallelism;
        for (int i = 0; i < parallelism; i++) {
            comes(i);
        }
    }

    void comes(int subtask) {
        registered.put(subtask, new ReaderInfo(subtask, "here"));
    }

    void goes(int subtask) {
        registered.remove(subtask);
    }

    /** What was given since the last call, like {@code 0:a} and {@code 0:end}. */
    List<String> given() {
        List<String> now = List.copyOf(given);
        given.clear();
        return now;
    }

    @Override
    public int currentParallelism() {
        return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return Map.copyOf(registered);
    }

    @Override
    public void assignSplits(SplitsAssignment<PlanSplit> splits) {
        splits.assignment().forEach((subtask, some) -> some.forEach(split -> give(subtask, split.uri())));
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        give(subtask, "end");
    }

    private void give(int subtask, String what) {
        if (!registered.containsKey(subtask)) {
            throw new IllegalArgumentException("reader is not registered: subtask=" + subtask);
        }
        given.add(subtask + ":" + what);
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler, long delay, long period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable task) {
        task.run();
    }
}
