package dev.corpusmill.index.sink;

import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Failures;
import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.GenerationWriter;
import dev.corpusmill.store.IndexStore;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Opens documents with their first record, closes them with their last, and commits when Flink asks for a flush. */
final class IndexSinkWriter implements SinkWriter<EmbeddedRecord> {
    private final IndexStore store;
    private final GenerationReader before;
    private final GenerationWriter writer;
    private final DocumentCloser closer;
    private final boolean restarted;
    private final Map<String, OpenDocument> open = new HashMap<>();

    IndexSinkWriter(IndexStore store, String generation, String recipe, boolean restarted) {
        this.store = store;
        this.restarted = restarted;
        GenerationReader reader = null;
        try {
            this.writer = store.openWriter(generation);
            reader = store.openReader(generation);
        } catch (ClassifiedException failure) {
            store.close();
            throw Failures.ofJob(failure);
        }
        this.before = reader;
        this.closer = new DocumentCloser(writer, before, recipe);
    }

    @Override
    public void write(EmbeddedRecord record, Context context) {
        try {
            String documentId = record.document().documentId();
            OpenDocument document =
                    open.computeIfAbsent(documentId, id -> new OpenDocument(writer, record.document(), restarted));
            if (record.end()) {
                open.remove(documentId);
                closer.close(document, record.document());
            } else {
                document.add(record);
            }
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    /** No document is open here: parse emits whole documents, and embed is empty at each barrier. */
    @Override
    public void flush(boolean endOfInput) {
        if (!open.isEmpty()) {
            throw new IllegalStateException("a document straddles a checkpoint: documents=" + open.keySet());
        }
        try {
            writer.commit();
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    @Override
    public void close() {
        writer.close();
        before.close();
        store.close();
    }
}
