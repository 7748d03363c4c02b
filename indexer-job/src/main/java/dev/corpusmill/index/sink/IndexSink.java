package dev.corpusmill.index.sink;

import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes documents into one generation; what was written becomes visible at each checkpoint and at the end. */
public final class IndexSink implements Sink<EmbeddedRecord> {
    private static final long serialVersionUID = 1L;

    private final StoreOpener storeOpener;
    private final Target target;
    private final boolean replays;

    /** The generation that is written, and the recipe that its rows say they were made by. */
    record Target(String generation, String recipe) implements Serializable {}

    public IndexSink(StoreOpener storeOpener, String generation, String recipe) {
        this(storeOpener, new Target(generation, recipe), true);
    }

    private IndexSink(StoreOpener storeOpener, Target target, boolean replays) {
        this.storeOpener = storeOpener;
        this.target = target;
        this.replays = replays;
    }

    /**
     * For a source that replays no entry after a failure, but makes new ones from the catalogue: they say what an attempt
     * left half done.
     */
    public static IndexSink withoutReplays(StoreOpener storeOpener, String generation, String recipe) {
        return new IndexSink(storeOpener, new Target(generation, recipe), false);
    }

    @Override
    public SinkWriter<EmbeddedRecord> createWriter(WriterInitContext context) {
        boolean restarted = replays && context.getTaskInfo().getAttemptNumber() > 0;
        return new IndexSinkWriter(storeOpener.open(), target, restarted, new SinkMetrics(context.metricGroup()));
    }
}
