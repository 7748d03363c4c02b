package dev.corpusmill.index.embed;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.index.flow.ChunkRecord;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Failures;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.report.CountingOperator;
import dev.corpusmill.index.report.StageClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Embeds nodes in mini-batches and passes them on in the order in which they came.
 *
 * <p>It is empty at each barrier and at the end of the input, so it has no state to lose but its counts.
 */
public final class EmbedOperator extends CountingOperator<EmbeddedRecord>
        implements OneInputStreamOperator<ChunkRecord, EmbeddedRecord>, BoundedOneInput {
    private static final long serialVersionUID = 1L;
    private static final Duration LINGER = Duration.ofMillis(200);

    private final EmbedderOpener embedderOpener;
    private final StoreOpener storeOpener;
    private final String generation;
    private final Duration timeout;

    private transient @Nullable MiniBatch batch;
    private transient @Nullable StageClock clock;
    private transient @Nullable ScheduledFuture<?> linger;

    /** Vectors of text that the generation holds already are taken from it; {@code timeout} is for one mini-batch. */
    public EmbedOperator(EmbedderOpener embedderOpener, StoreOpener storeOpener, String generation, Duration timeout) {
        this.embedderOpener = embedderOpener;
        this.storeOpener = storeOpener;
        this.generation = generation;
        this.timeout = timeout;
    }

    @Override
    public void open() throws Exception {
        super.open();
        try {
            clock = StageClock.register(getRuntimeContext(), "embed");
            batch = MiniBatch.open(embedderOpener, storeOpener, generation, counters(), timeout);
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    @Override
    public void processElement(StreamRecord<ChunkRecord> element) {
        if (batch().add(element.getValue())) {
            flush();
        } else if (linger == null) {
            long at = getProcessingTimeService().getCurrentProcessingTime() + LINGER.toMillis();
            linger = getProcessingTimeService().registerTimer(at, time -> flush());
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
        try {
            batch().refresh();
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    @Override
    public void endInput() {
        flush();
    }

    private void flush() {
        if (linger != null) {
            linger.cancel(false);
            linger = null;
        }

        List<EmbeddedRecord> embedded;
        try {
            embedded = Objects.requireNonNull(clock, "not opened").time(() -> batch().embed());
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }

        for (EmbeddedRecord record : embedded) {
            output.collect(new StreamRecord<>(record));
        }
    }

    private MiniBatch batch() {
        return Objects.requireNonNull(batch, "not opened");
    }

    @Override
    public void close() throws Exception {
        if (batch != null) { // open() may have failed
            batch.close();
        }
        super.close();
    }
}
