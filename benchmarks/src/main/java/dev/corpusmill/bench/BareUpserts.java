package dev.corpusmill.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.service.vector.request.QueryReq;
import io.milvus.v2.service.vector.request.UpsertReq;
import io.milvus.v2.service.vector.response.QueryResp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The client library alone, in plain threads: 500 rows in a request, made into its JSON objects on the way. */
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
    private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();

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

    private List<Map<String, Object>> read(String collection, List<String> own) {
        List<String> fields = new ArrayList<>(COMMON);
        fields.addAll(own);
        List<Map<String, Object>> read = new ArrayList<>();
        for (String after = ""; ; after = id(read.get(read.size() - 1))) {
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
                    .map(QueryResp.QueryResult::getEntity)
                    .sorted(Comparator.comparing(BareUpserts::id))
                    .forEach(read::add);
            if (page.size() < PAGE) {
                return read;
            }
        }
    }

    /** How long it takes to write the catalogue rows, the chunks and the catalogue rows again. */
    Timing run(String collections) throws Exception {
        List<Runnable> requests = new ArrayList<>();
        for (String group : List.of("document", "chunk", "document")) {
            List<Map<String, Object>> all = rows.getOrDefault(group, List.of());
            for (int from = 0; from < all.size(); from += REQUEST_ROWS) {
                List<Map<String, Object>> some = all.subList(from, Math.min(all.size(), from + REQUEST_ROWS));
                requests.add(() -> client.upsert(UpsertReq.builder()
                        .collectionName(collections + "__" + group)
                        .data(some.stream().map(BareUpserts::json).toList())
                        .build()));
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Timing start = Timing.now();
            List<Future<?>> running = new ArrayList<>();
            requests.forEach(request -> running.add(pool.submit(request)));
            for (Future<?> request : running) {
                request.get();
            }
            return Timing.since(start);
        } finally {
            pool.shutdown();
        }
    }

    private static String id(Map<String, Object> row) {
        return String.valueOf(row.get("id"));
    }

    private static JsonObject json(Map<String, Object> row) {
        JsonObject json = new JsonObject();
        row.forEach((field, value) -> json.add(field, json(value)));
        return json;
    }

    private static JsonElement json(Object value) {
        if (value instanceof JsonElement ready) {
            return ready;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray(list.size());
            list.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean bool ? new JsonPrimitive(bool) : new JsonPrimitive(String.valueOf(value));
    }

    @Override
    public void close() {
        client.close();
    }
}
