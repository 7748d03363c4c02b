package dev.corpusmill.index.copy;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.files.TimedReads;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Failures;
import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.index.report.CountingOperator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of documents that another generation has, and that are unchanged, straight to the sink; the entries of
 * all others are passed on to be read.
 *
 * <p>It looks them up in batches, is empty at each barrier and at the end of the input, and sends a document as a whole,
 * so it has no state to lose but its counts.
 */
public final class CopyOperator extends CountingOperator<PlanEntry>
        implements OneInputStreamOperator<PlanEntry, PlanEntry>, BoundedOneInput {
    /** The documents that were copied. */
    public static final OutputTag<EmbeddedRecord> COPIED =
            new OutputTag<>("copied", TypeInformation.of(EmbeddedRecord.class));

    private static final long serialVersionUID = 1L;
    private static final Duration LINGER = Duration.ofMillis(200);
    private static final int MAX_ENTRIES = 64;
    /** Of a file that is only compared; one that takes longer is left to the parser. */
    private static final Duration READ_LIMIT = Duration.ofMinutes(1);

    private final StoreOpener storeOpener;
    private final FilesOpener files;
    private final String generation;
    private final String recipe;

    private transient @Nullable List<PlanEntry> waiting;
    private transient @Nullable IndexStore store;
    private transient @Nullable GenerationCopier copier;
    private transient @Nullable ScheduledFuture<?> linger;

    /** Copies what {@code generation} holds of documents that were indexed under this recipe. */
    public CopyOperator(StoreOpener storeOpener, FilesOpener files, String generation, String recipe) {
        this.storeOpener = storeOpener;
        this.files = files;
        this.generation = generation;
        this.recipe = recipe;
    }

    @Override
    public void open() throws Exception {
        super.open();
        waiting = new ArrayList<>();
        try {
            store = storeOpener.open();
            UnchangedDocument unchanged = new UnchangedDocument(recipe, timed(), Clock.systemUTC());
            copier = new GenerationCopier(store.openReader(generation), unchanged, counters());
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    private FilesOpener timed() {
        TimedReads reads = new TimedReads(READ_LIMIT);
        return uri -> reads.over(files.open(uri));
    }

    @Override
    public void processElement(StreamRecord<PlanEntry> element) {
        List<PlanEntry> batch = Objects.requireNonNull(waiting, "not opened");
        batch.add(element.getValue());
        if (batch.size() >= MAX_ENTRIES) {
            flush();
        } else if (linger == null) {
            long at = getProcessingTimeService().getCurrentProcessingTime() + LINGER.toMillis();
            linger = getProcessingTimeService().registerTimer(at, time -> flush());
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
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

        if (waiting == null || copier == null || waiting.isEmpty()) {
            return;
        }

        List<PlanEntry> entries = List.copyOf(waiting);
        waiting.clear();

        try {
            List<PlanEntry> others = copier.copy(entries, record -> output.collect(COPIED, new StreamRecord<>(record)));
            others.forEach(entry -> output.collect(new StreamRecord<>(entry)));
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    @Override
    public void close() throws Exception {
        if (copier != null) { // open() may have failed
            copier.close();
        }
        if (store != null) {
            store.close();
        }
        super.close();
    }
}
