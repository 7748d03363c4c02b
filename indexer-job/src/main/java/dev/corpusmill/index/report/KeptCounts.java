package dev.corpusmill.index.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * The counts of a subtask in the checkpoints of its job, because Flink's accumulators are in none: after a restart they begin
 * at zero, while the source continues where the checkpoint was.
 *
 * <p>Nothing is decided by them. A job that resumes from a savepoint is another run, and counts from zero.
 */
public final class KeptCounts {
    private final ListState<Map<String, Long>> state;
    private final Map<String, Long> before = new HashMap<>();

    private KeptCounts(ListState<Map<String, Long>> state) {
        this.state = state;
    }

    /** The counts of an operator; {@code restarted}: by the job itself, so that those of the attempt before belong to this run. */
    public static KeptCounts of(StateInitializationContext context, boolean restarted) throws Exception {
        KeptCounts kept = new KeptCounts(context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("counts", Types.MAP(Types.STRING, Types.LONG))));
        if (restarted) {
            for (Map<String, Long> counts : kept.state.get()) {
                counts.forEach((name, count) -> kept.before.merge(name, count, Long::sum));
            }
        }
        return kept;
    }

    /** Registers the counters, which begin with what was counted up to the checkpoint. */
    public RunCounters register(RuntimeContext context) {
        RunCounters counters = RunCounters.register(context);
        counters.addAll(before);
        return counters;
    }

    /** Puts what is counted now into the checkpoint that is being made. */
    public void keep(RunCounters counters) throws Exception {
        state.update(List.of(counters.all()));
    }
}
