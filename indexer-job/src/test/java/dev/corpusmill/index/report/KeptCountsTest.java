package dev.corpusmill.index.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class KeptCountsTest {
    @Test
    void a_restarted_job_continues_from_the_counts_of_its_checkpoint() throws Exception {
        OperatorSubtaskState checkpoint = checkpointAfter(3);

        assertThat(chunksAfter(checkpoint, true)).isEqualTo(5);
    }

    @Test
    void a_job_that_resumes_from_a_savepoint_counts_its_own_run_only() throws Exception {
        OperatorSubtaskState savepoint = checkpointAfter(3);

        assertThat(chunksAfter(savepoint, false)).isEqualTo(2);
    }

    /** The third of four records is the last before the checkpoint: the fourth is read again. */
    private static OperatorSubtaskState checkpointAfter(int records) throws Exception {
        try (OneInputStreamOperatorTestHarness<Long, Long> first =
                new OneInputStreamOperatorTestHarness<>(new Counting(false))) {
            first.open();
            for (long i = 0; i < records; i++) {
                first.processElement(new StreamRecord<>(i));
            }
            OperatorSubtaskState checkpoint = first.snapshot(1, 1);
            first.processElement(new StreamRecord<>(99L));
            return checkpoint;
        }
    }

    private static long chunksAfter(OperatorSubtaskState checkpoint, boolean restarted) throws Exception {
        Counting operator = new Counting(restarted);
        try (OneInputStreamOperatorTestHarness<Long, Long> second = new OneInputStreamOperatorTestHarness<>(operator)) {
            second.initializeState(checkpoint);
            second.open();
            second.processElement(new StreamRecord<>(99L));
            second.processElement(new StreamRecord<>(100L));
            return operator.counters.all().get(RunCounters.CHUNKS);
        }
    }

    /** Counts each record as a node whose vector was known. */
    private static final class Counting extends AbstractStreamOperator<Long>
            implements OneInputStreamOperator<Long, Long> {
        private static final long serialVersionUID = 1L;

        private final boolean restarted;
        private transient KeptCounts kept;
        private transient RunCounters counters;

        Counting(boolean restarted) {
            this.restarted = restarted;
        }

        @Override
        public void initializeState(StateInitializationContext context) throws Exception {
            super.initializeState(context);
            kept = KeptCounts.of(context, restarted);
        }

        @Override
        public void open() throws Exception {
            super.open();
            counters = kept.register(getRuntimeContext());
        }

        @Override
        public void processElement(StreamRecord<Long> element) {
            counters.embedded(0, 1, 0);
        }

        @Override
        public void snapshotState(StateSnapshotContext context) throws Exception {
            super.snapshotState(context);
            kept.keep(counters);
        }
    }
}
