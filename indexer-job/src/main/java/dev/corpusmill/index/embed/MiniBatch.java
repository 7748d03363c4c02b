package dev.corpusmill.index.embed;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.store.CommittedView;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.flow.ChunkRecord;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.report.RunCounters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The records that wait to be embedded together. */
final class MiniBatch implements AutoCloseable {
    /** Enough to sort by length and to share among threads, few enough that a barrier does not wait long. */
    private static final int MAX_RECORDS = 64;

    private static final int MAX_TOKENS = 8192; // a second or two on one core

    private final Embedder embedder;
    private final IndexStore store;
    private final CommittedView known;
    private final BatchEmbedder batchEmbedder;
    private final RunCounters counters;
    private final List<ChunkRecord> waiting = new ArrayList<>();
    private int tokens;
    /** Documents of which a node could not be embedded, until their end. */
    private final Map<String, Failure> failed = new HashMap<>();

    private MiniBatch(
            Embedder embedder, IndexStore store, CommittedView known, RunCounters counters, Duration timeout) {
        this.embedder = embedder;
        this.store = store;
        this.known = known;
        this.counters = counters;
        this.batchEmbedder = new BatchEmbedder(embedder, known, counters, timeout);
    }

    static MiniBatch open(
            EmbedderOpener embedderOpener,
            StoreOpener storeOpener,
            String generation,
            RunCounters counters,
            Duration timeout) {
        IndexStore store = storeOpener.open();
        try {
            CommittedView known = new CommittedView(store, generation);
            return new MiniBatch(embedderOpener.open(), store, known, counters, timeout);
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    /** Adds a record and says whether it is time to embed. */
    boolean add(ChunkRecord record) {
        waiting.add(record);
        tokens += record.end() ? 0 : record.tokens();
        return waiting.size() >= MAX_RECORDS || tokens >= MAX_TOKENS;
    }

    /** From now on vectors of text that was committed until now are reused, too. */
    void refresh() {
        known.refresh();
    }

    /** What waited, in the order in which it came; nodes of documents that failed are left out. */
    List<EmbeddedRecord> embed() {
        List<ChunkRecord> records = List.copyOf(waiting);
        if (!records.isEmpty()) {
            counters.batch(Math.max((double) records.size() / MAX_RECORDS, (double) tokens / MAX_TOKENS));
        }

        waiting.clear();
        tokens = 0;
        Map<String, float[]> vectors = batchEmbedder.embed(records, failed);

        List<EmbeddedRecord> embedded = new ArrayList<>(records.size());
        for (ChunkRecord record : records) {
            if (record.end()) {
                embedded.add(end(record));
            } else {
                String embedHash = batchEmbedder.embedHash(record);
                float[] vector = vectors.get(embedHash);
                if (vector != null && !failed.containsKey(record.document().documentId())) {
                    embedded.add(EmbeddedRecord.of(record, embedHash, vector));
                }
            }
        }

        return embedded;
    }

    private EmbeddedRecord end(ChunkRecord record) {
        Failure failure = failed.remove(record.document().documentId());
        DocumentContext document =
                failure == null ? record.document() : record.document().failed(failure);
        counters.document(document);
        return EmbeddedRecord.end(document);
    }

    @Override
    public void close() {
        known.close();
        store.close();
        embedder.close();
    }
}
