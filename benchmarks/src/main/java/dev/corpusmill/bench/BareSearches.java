package dev.corpusmill.bench;

import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.service.vector.request.SearchReq;
import io.milvus.v2.service.vector.request.data.BaseVector;
import io.milvus.v2.service.vector.request.data.EmbeddedText;
import io.milvus.v2.service.vector.request.data.FloatVec;
import io.milvus.v2.service.vector.response.SearchResp;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The searches that the service asks of Milvus for one question, by the client library alone, both at once. */
final class BareSearches implements AutoCloseable {
    private static final String COLLECTION = "bench_g1__chunk";
    private static final String VISIBLE = "(tenant == \"public\") and (array_contains_any(principals, [\"everyone\"]))";
    private static final List<String> FIELDS = List.of(
            "id",
            "document_id",
            "tenant",
            "principals",
            "ordinal",
            "version",
            "parent_id",
            "text",
            "text_hash",
            "embed_hash",
            "title",
            "uri",
            "page",
            "char_start",
            "char_end",
            "heading",
            "metadata_text");

    private final MilvusClientV2 client;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final int k;

    BareSearches(String uri, int k) {
        this.client = new MilvusClientV2(ConnectConfig.builder().uri(uri).build());
        this.k = k;
    }

    /** Hits of both searches together. */
    int search(String question, float[] vector) throws InterruptedException, ExecutionException {
        Future<SearchResp> dense = pool.submit(() -> search("vector", new FloatVec(vector)));
        Future<SearchResp> words = pool.submit(() -> search("bm25", new EmbeddedText(question)));
        return hits(dense.get()) + hits(words.get());
    }

    private SearchResp search(String field, BaseVector wanted) {
        return client.search(SearchReq.builder()
                .collectionName(COLLECTION)
                .annsField(field)
                .data(List.of(wanted))
                .limit(k)
                .filter(VISIBLE)
                .outputFields(FIELDS)
                .consistencyLevel(ConsistencyLevel.BOUNDED)
                .build());
    }

    private static int hits(SearchResp found) {
        return found.getSearchResults().get(0).size();
    }

    @Override
    public void close() {
        pool.shutdown();
        client.close();
    }
}
