package dev.corpusmill.index.flow;

import org.apache.flink.api.common.functions.Partitioner;
import org.apache.flink.util.MathUtils;

/** Sends all records of a document the same way, so that they keep their order. */
public final class DocumentPartitioner implements Partitioner<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public int partition(String documentId, int partitions) {
        return MathUtils.murmurHash(documentId.hashCode()) % partitions;
    }
}
