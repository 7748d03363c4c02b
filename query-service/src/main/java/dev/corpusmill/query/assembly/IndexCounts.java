package dev.corpusmill.query.assembly;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.retrieve.LiveIndex;
import dev.corpusmill.query.telemetry.IndexMetrics.State;
import dev.corpusmill.search.IndexView;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Counts what is in the index when it has changed, for the metrics; for a hundredth of the time at most. */
final class IndexCounts implements Runnable {
    private static final long REST = 100;

    private final LiveIndex index;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private volatile State state = State.NONE;
    private String counted = "";
    private long notBefore;

    IndexCounts(LiveIndex index, Clock clock, LongSupplier nanoTime) {
        this.index = index;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.notBefore = nanoTime.getAsLong();
    }

    State state() {
        return state;
    }

    @Override
    public void run() {
        long start = nanoTime.getAsLong();
        if (start - notBefore < 0) {
            return;
        }
        try (IndexView view = index.acquire()) {
            String now = view.reader().manifest().name() + " " + view.reader().revision();
            if (!now.equals(counted)) {
                state = count(view.reader());
                counted = now;
                notBefore = start + REST * (nanoTime.getAsLong() - start);
            }
        } catch (ClassifiedException notReady) {
            counted = ""; // readiness says why; the last counts stay
        }
    }

    private State count(GenerationReader reader) {
        double seen = clock.millis() / 1000.0;
        Map<String, Long> nodes = new TreeMap<>();
        for (String group : reader.manifest().groups()) {
            nodes.put(group, reader.count(group, NodeFilter.all()));
        }
        long[] documents = new long[1];
        reader.scanCatalogue("", "", row -> documents[0]++);
        return new State(reader.manifest().name(), nodes, documents[0], seen);
    }
}
