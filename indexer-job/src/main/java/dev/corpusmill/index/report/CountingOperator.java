package dev.corpusmill.index.report;

import java.util.Objects;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.jspecify.annotations.Nullable;

/** An operator that counts for the report of its run, and whose counts survive a restart of the job. */
public abstract class CountingOperator<T> extends AbstractStreamOperator<T> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable KeptCounts kept;
    private transient @Nullable RunCounters counters;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        kept = KeptCounts.of(context, getRuntimeContext().getTaskInfo().getAttemptNumber() > 0);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        if (kept != null && counters != null) {
            kept.keep(counters);
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        counters = Objects.requireNonNull(kept, "not initialized").register(getRuntimeContext());
    }

    /** To be called after {@link #open}. */
    protected final RunCounters counters() {
        return Objects.requireNonNull(counters, "not open");
    }
}
