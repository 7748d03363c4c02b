package dev.corpusmill.index.embed;

import dev.corpusmill.embed.Embedder;
import dev.corpusmill.index.flow.ChunkRecord;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Failures;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.report.RunCounters;
import dev.corpusmill.model.CatalogueRow.Failure;
import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.IndexStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Embeds nodes in mini-batches and passes them on in the order in which they came.
 *
 * <p>It is empty at each barrier and at the end of the input, so it has no state to lose.
 */
public final class EmbedOperator extends AbstractStreamOperator<EmbeddedRecord>
        implements OneInputStreamOperator<ChunkRecord, EmbeddedRecord>, BoundedOneInput {
    private static final long serialVersionUID = 1L;
    /** Enough to sort by length, few enough that a barrier does not wait long. */
    private static final int MAX_RECORDS = 64;

    private static final Duration LINGER = Duration.ofMillis(200);

    private final EmbedderOpener embedderOpener;
    private final StoreOpener storeOpener;
    private final String generation;
    private final Duration timeout;

    private transient Embedder embedder;
    private transient IndexStore store;
    private transient GenerationReader known;
    private transient BatchEmbedder batch;
    private transient RunCounters counters;
    private transient List<ChunkRecord> waiting;
    /** Documents of which a node could not be embedded, until their end. */
    private transient Map<String, Failure> failed;

    private transient boolean timerSet;

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
        embedder = embedderOpener.open();
        store = storeOpener.open();
        known = store.openReader(generation);
        counters = RunCounters.register(getRuntimeContext());
        batch = new BatchEmbedder(embedder, known, counters, timeout);
        waiting = new ArrayList<>();
        failed = new HashMap<>();
    }

    @Override
    public void processElement(StreamRecord<ChunkRecord> element) {
        waiting.add(element.getValue());
        if (waiting.size() >= MAX_RECORDS) {
            flush();
        } else if (!timerSet) {
            timerSet = true;
            long at = getProcessingTimeService().getCurrentProcessingTime() + LINGER.toMillis();
            getProcessingTimeService().registerTimer(at, time -> {
                timerSet = false;
                flush();
            });
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
        if (waiting.isEmpty()) {
            return;
        }
        List<ChunkRecord> records = List.copyOf(waiting);
        waiting.clear();
        Map<String, float[]> vectors;
        try {
            vectors = batch.embed(records, failed);
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
        for (ChunkRecord record : records) {
            emit(record, vectors);
        }
    }

    private void emit(ChunkRecord record, Map<String, float[]> vectors) {
        String documentId = record.document().documentId();
        if (record.end()) {
            Failure failure = failed.remove(documentId);
            counters.document(record.document(), failure == null);
            send(EmbeddedRecord.end(
                    failure == null ? record.document() : record.document().failed(failure)));
            return;
        }
        String embedHash = BatchEmbedder.embedHash(record);
        float[] vector = vectors.get(embedHash);
        if (vector != null && !failed.containsKey(documentId)) {
            send(EmbeddedRecord.of(record, embedHash, vector));
        }
    }

    private void send(EmbeddedRecord record) {
        output.collect(new StreamRecord<>(record));
    }

    @Override
    public void close() throws Exception {
        closeIfOpen(known);
        closeIfOpen(store);
        closeIfOpen(embedder);
        super.close();
    }

    private static void closeIfOpen(@Nullable AutoCloseable resource) throws Exception {
        if (resource != null) { // open() may have failed before it came to this one
            resource.close();
        }
    }
}
