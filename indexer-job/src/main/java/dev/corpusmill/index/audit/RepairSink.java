package dev.corpusmill.index.audit;

import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes chosen rows of documents that are still what the catalogue says, and nothing else. */
final class RepairSink implements Sink<EmbeddedRecord> {
    private static final long serialVersionUID = 1L;

    private final StoreOpener storeOpener;
    private final String generation;
    private final Map<String, String> contentHashes;
    private final Set<String> rows;

    /** {@code contentHashes} by document, as the catalogue has them; {@code rows} are ids of the rows to write. */
    RepairSink(StoreOpener storeOpener, String generation, Map<String, String> contentHashes, Set<String> rows) {
        this.storeOpener = storeOpener;
        this.generation = generation;
        this.contentHashes = Map.copyOf(contentHashes);
        this.rows = Set.copyOf(rows);
    }

    @Override
    public SinkWriter<EmbeddedRecord> createWriter(WriterInitContext context) {
        return new RepairWriter(storeOpener.open(), generation, contentHashes, rows);
    }
}
