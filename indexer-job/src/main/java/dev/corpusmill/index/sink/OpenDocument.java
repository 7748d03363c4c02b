package dev.corpusmill.index.sink;

import dev.corpusmill.index.flow.DocumentHeader;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.PlanEntry;
import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.model.Node;
import dev.corpusmill.model.RowIds;
import dev.corpusmill.store.GenerationWriter;
import dev.corpusmill.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document whose nodes are arriving: they go to the store in bounded batches. */
final class OpenDocument {
    private static final int BATCH = 200;

    private final GenerationWriter writer;
    private final PlanEntry entry;
    private final Map<String, List<Node>> pending = new HashMap<>();
    private float[] vectorSum = new float[0];
    private long vectors;
    private String refusal = "";

    /** Cleans what an earlier run, or an earlier attempt of this one, may have left of the document. */
    OpenDocument(GenerationWriter writer, DocumentHeader first, boolean restarted) {
        this.writer = writer;
        this.entry = first.entry();
        if (entry.clean() || (restarted && writes(first))) {
            writer.deleteNodesOf(entry.documentId());
        }
    }

    /** Whether the document's nodes are written anew, so that none of the old ones is needed. */
    private static boolean writes(DocumentHeader first) {
        return switch (first.outcome()) {
            case INDEXED, EMPTY -> true;
            case UNCHANGED, NOT_READ, FAILED -> false;
        };
    }

    void add(EmbeddedRecord record) {
        Node node = new Node(
                RowIds.node(entry.documentId(), record.group(), record.ordinal()),
                entry.documentId(),
                entry.tenant(),
                entry.principals(),
                record.ordinal(),
                entry.version(),
                "",
                record.text(),
                record.textHash(),
                record.embedHash(),
                record.document().title(),
                entry.uri(),
                record.place(),
                entry.metadata(),
                record.vector());
        List<Node> batch = pending.computeIfAbsent(record.group(), group -> new ArrayList<>());
        batch.add(node);
        sum(record.vector());
        if (batch.size() >= BATCH) {
            write(record.group(), batch);
        }
    }

    /** Writes what is left; a node that the store refuses fails the document, with the reason. */
    Optional<String> finish() {
        pending.forEach(this::write);
        return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
    }

    /** The mean of the vectors; empty without any. */
    float[] meanVector() {
        float[] mean = vectorSum.clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= vectors;
        }
        return mean;
    }

    private void write(String group, List<Node> batch) {
        try {
            if (refusal.isEmpty() && !batch.isEmpty()) {
                writer.upsert(group, List.copyOf(batch));
            }
        } catch (StoreException failure) {
            if (failure.kind() != FailureKind.REJECTED) {
                throw failure;
            }
            refusal = ClassifiedException.reasonOf(failure);
        }
        batch.clear();
    }

    private void sum(float[] vector) {
        if (vectorSum.length == 0) {
            vectorSum = new float[vector.length];
        }
        for (int i = 0; i < vector.length; i++) {
            vectorSum[i] += vector[i];
        }
        vectors++;
    }
}
