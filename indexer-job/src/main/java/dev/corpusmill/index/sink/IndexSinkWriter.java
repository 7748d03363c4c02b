package dev.corpusmill.index.sink;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.store.CommittedView;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.call.Retrying;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Failures;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Opens documents with their first record, closes them with their last, and commits when Flink asks for a flush. */
final class IndexSinkWriter implements SinkWriter<EmbeddedRecord> {
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration MAX_DELAY = Duration.ofSeconds(15);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final IndexStore store;
    private final CommittedView before;
    private final GenerationWriter writer;
    private final StoppableSleeper sleeper;
    private final DocumentPipeline pipeline;
    private final CatalogueRows rows;
    private final DocumentWriter.Rules rules;
    private final Map<String, DocumentWriter> open = new HashMap<>();

    /**
     * How requests are sent.
     *
     * @param waits before a request is repeated
     * @param bounds for a store that takes so many requests at once
     */
    record Pace(Retrying.Waits waits, IntFunction<DocumentPipeline.Bounds> bounds) {
        static final Pace USUAL = new Pace(Retrying.Waits.REAL, DocumentPipeline.Bounds::of);
    }

    /** {@code restarted} says whether an earlier attempt of the same run may have written something. */
    IndexSinkWriter(IndexStore store, IndexSink.Target target, boolean restarted, SinkMetrics metrics) {
        this(store, target, restarted, metrics, Pace.USUAL);
    }

    /** With other bounds, and other waits before requests are repeated. */
    IndexSinkWriter(IndexStore store, IndexSink.Target target, boolean restarted, SinkMetrics metrics, Pace pace) {
        this.store = store;
        GenerationWriter opened = null;
        try {
            opened = store.openWriter(target.generation());
            this.before = new CommittedView(store, target.generation());
        } catch (ClassifiedException failure) {
            if (opened != null) {
                opened.close();
            }
            store.close();
            throw Failures.ofJob(failure);
        }

        this.writer = opened;
        this.rows = new CatalogueRows(target.recipe());
        this.rules = new DocumentWriter.Rules(!writer.atomicCommits(), restarted);
        this.sleeper = new StoppableSleeper(pace.waits().sleeper());

        Retrying.Waits waits = new Retrying.Waits(pace.waits().random(), sleeper);
        Retrying retrying = new Retrying(ATTEMPTS, FIRST_DELAY, MAX_DELAY, metrics.counted(waits));
        StoreRequests requests = new StoreRequests(writer, before, rows, retrying, TIMEOUT);

        this.pipeline = new DocumentPipeline(pace.bounds().apply(writer.concurrency()), requests::send, metrics);
    }

    @Override
    public void write(EmbeddedRecord record, Context context) throws InterruptedException {
        try {
            String documentId = record.document().documentId();
            DocumentWriter document = open.get(documentId);
            if (document == null) {
                document = new DocumentWriter(
                        pipeline, rows, rules, record.document().entry());
                pipeline.open(documentId, document);
                open.put(documentId, document);
            }
            if (record.end()) {
                open.remove(documentId);
                document.close(record.document());
            } else {
                document.add(record);
            }
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    /** No document is open here: parse emits whole documents, and embed is empty at each barrier. */
    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        if (!open.isEmpty()) {
            throw new IllegalStateException("a document straddles a checkpoint: documents=" + open.keySet());
        }
        try {
            pipeline.drain();
            writer.commit();
            before.refresh(); // no request is in flight
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    /** Requests in flight come to their end; none is repeated. */
    @Override
    public void close() throws InterruptedException {
        sleeper.stop();
        try (store;
                before;
                writer) {
            pipeline.close();
        }
    }
}
