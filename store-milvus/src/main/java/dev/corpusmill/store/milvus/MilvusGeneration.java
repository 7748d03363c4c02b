package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.StoreException;
import io.milvus.v2.service.index.request.DescribeIndexReq;
import io.milvus.v2.service.index.response.DescribeIndexResp.IndexDesc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The collections of one generation. */
record MilvusGeneration(
        MilvusConnection connection,
        MilvusNames names,
        MilvusRevisions revisions,
        Generation manifest,
        MilvusLayout layout) {
    private static final Duration INDEX_TIMEOUT = Duration.ofHours(6);
    private static final Duration INDEX_POLL = Duration.ofSeconds(1);

    MilvusRequests requests(String group) {
        return new MilvusRequests(connection, collection(group));
    }

    String collection(String group) {
        return names.collection(manifest.name(), group);
    }

    /** Waits until no row of any group waits for its index; a server says that an index is finished before that. */
    void awaitIndexes() {
        List<String> groups = new ArrayList<>(manifest.groups());
        groups.add(MilvusNames.CATALOGUE);
        Deadline deadline = Deadline.after(INDEX_TIMEOUT);
        for (String group : groups) {
            while (pending(collection(group)) > 0) {
                if (deadline.expired() || Thread.currentThread().isInterrupted()) {
                    throw new StoreException(
                            FailureKind.TRANSIENT, "indexes are still being built: collection=" + collection(group));
                }
                LockSupport.parkNanos(INDEX_POLL.toNanos());
            }
        }
    }

    private long pending(String collection) {
        DescribeIndexReq request = DescribeIndexReq.builder()
                .collectionName(collection)
                .fieldName("vector")
                .build();
        List<IndexDesc> indexes = connection.call(
                "index",
                "collection=" + collection,
                client -> client.describeIndex(request).getIndexDescriptions());
        return indexes.stream().mapToLong(IndexDesc::getPendingIndexRows).sum();
    }
}
