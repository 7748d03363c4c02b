package dev.corpusmill.index.audit;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Failures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Keeps the wanted rows of a document until its end record says whether it is still the one that was indexed. */
final class RepairWriter implements SinkWriter<EmbeddedRecord> {
    private static final int BATCH = 200;

    private final IndexStore store;
    private final GenerationWriter writer;
    private final Map<String, String> contentHashes;
    private final Set<String> rows;
    private final Map<String, Map<String, List<Node>>> open = new HashMap<>();

    RepairWriter(IndexStore store, String generation, Map<String, String> contentHashes, Set<String> rows) {
        this.store = store;
        this.contentHashes = contentHashes;
        this.rows = rows;
        try {
            this.writer = store.openWriter(generation);
        } catch (ClassifiedException failure) {
            store.close();
            throw Failures.ofJob(failure);
        }
    }

    @Override
    public void write(EmbeddedRecord record, Context context) {
        String documentId = record.document().documentId();
        if (!record.end()) {
            Node node = record.node();
            if (rows.contains(node.id())) {
                open.computeIfAbsent(documentId, id -> new HashMap<>())
                        .computeIfAbsent(record.group(), group -> new ArrayList<>())
                        .add(node);
            }
            return;
        }
        Map<String, List<Node>> nodes = open.remove(documentId);
        if (nodes != null && record.document().file().contentHash().equals(contentHashes.get(documentId))) {
            nodes.forEach(this::upsert);
        }
    }

    private void upsert(String group, List<Node> nodes) {
        try {
            for (int from = 0; from < nodes.size(); from += BATCH) {
                writer.upsert(group, nodes.subList(from, Math.min(nodes.size(), from + BATCH)));
            }
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    @Override
    public void flush(boolean endOfInput) {
        try {
            writer.commit();
        } catch (ClassifiedException failure) {
            throw Failures.ofJob(failure);
        }
    }

    @Override
    public void close() {
        writer.close();
        store.close();
    }
}
