package dev.corpusmill.bench;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.service.vector.request.QueryReq;
import io.milvus.v2.service.vector.request.UpsertReq;
import io.milvus.v2.service.vector.response.QueryResp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The client library alone, in plain threads: ready-made rows, some 500 in a request. */
final class BareUpserts implements AutoCloseable {
    private static final int REQUEST_ROWS = 500;
    private static final int PAGE = 200;
    private static final List<String> COMMON =
            List.of("id", "tenant", "principals", "version", "title", "uri", "metadata_text", "vector");
    private static final Map<String, List<String>> FIELDS = Map.of(
            "chunk",
            List.of(
                    "document_id",
                    "parent_id",
                    "text",
                    "text_hash",
                    "embed_hash",
                    "heading",
                    "ordinal",
                    "page",
                    "char_start",
                    "char_end",
                    "metadata",
                    "bm25_text"),
            "document",
            List.of(
                    "status",
                    "content_hash",
                    "recipe",
                    "access_hash",
                    "nodes",
                    "failure",
                    "warnings",
                    "size",
                    "mtime_millis",
                    "read_millis",
                    "missing_since",
                    "has_vector"));

    private final MilvusClientV2 client;
    private final int threads;
    private final Gson json = new Gson();
    private final Map<String, List<JsonObject>> rows = new LinkedHashMap<>();

    BareUpserts(String uri, int threads) {
        this.client = new MilvusClientV2(ConnectConfig.builder().uri(uri).build());
        this.threads = threads;
    }

    /** Reads what the sink wrote, once, so that both sides write the same. */
    void remember(String collections) {
        if (rows.isEmpty()) {
            FIELDS.forEach((group, fields) -> rows.put(group, read(collections + "__" + group, fields)));
        }
    }

    private List<JsonObject> read(String collection, List<String> own) {
        List<String> fields = new ArrayList<>(COMMON);
        fields.addAll(own);
        List<JsonObject> read = new ArrayList<>();
        for (String after = ""; ; after = read.get(read.size() - 1).get("id").getAsString()) {
            QueryReq request = QueryReq.builder()
                    .collectionName(collection)
                    .filter("id > \"" + after + "\"")
                    .outputFields(fields)
                    .limit(PAGE)
                    .queryParams(Map.of("iterator", "True", "reduce_stop_for_best", "True"))
                    .consistencyLevel(ConsistencyLevel.STRONG)
                    .build();
            List<QueryResp.QueryResult> page = client.query(request).getQueryResults();
            page.stream()
                    .map(row -> json.toJsonTree(row.getEntity()).getAsJsonObject())
                    .sorted((left, right) -> left.get("id")
                            .getAsString()
                            .compareTo(right.get("id").getAsString()))
                    .forEach(read::add);
            if (page.size() < PAGE) {
                return read;
            }
        }
    }

    /** Seconds to write the catalogue rows, the chunks and the catalogue rows again. */
    double run(String collections) throws Exception {
        List<UpsertReq> requests = new ArrayList<>();
        for (String group : List.of("document", "chunk", "document")) {
            List<JsonObject> all = rows.getOrDefault(group, List.of());
            for (int from = 0; from < all.size(); from += REQUEST_ROWS) {
                requests.add(UpsertReq.builder()
                        .collectionName(collections + "__" + group)
                        .data(all.subList(from, Math.min(all.size(), from + REQUEST_ROWS)))
                        .build());
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Timing start = Timing.now();
            List<Future<?>> running = new ArrayList<>();
            requests.forEach(request -> running.add(pool.submit(() -> client.upsert(request))));
            for (Future<?> request : running) {
                request.get();
            }
            return Timing.since(start).seconds();
        } finally {
            pool.shutdown();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
