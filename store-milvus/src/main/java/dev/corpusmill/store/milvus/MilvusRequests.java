package dev.corpusmill.store.milvus;

import com.google.gson.JsonObject;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.service.vector.request.DeleteReq;
import io.milvus.v2.service.vector.request.QueryReq;
import io.milvus.v2.service.vector.request.UpsertReq;
import io.milvus.v2.service.vector.response.QueryResp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads and writes of one collection, in pieces of bounded size; reads see the last write. */
final class MilvusRequests {
    /** Rows of one answer: of texts at their longest, some 13 MB. */
    static final int PAGE = 200;

    /** Rows of a page of a scan, where they are small; even at their longest they are less than a server's limit. */
    private static final int SCAN_PAGE = 2000;

    private static final long SCAN_CHARS = 2 << 20;

    /** Rows of one upsert or delete, which keeps a request below a few MB for usual rows. */
    private static final int WRITE_PAGE = 500;

    private static final long MAX_REQUEST_BYTES = 16L << 20;

    /** Asks for the rows with the smallest keys, not for whichever come first. */
    private static final Map<String, Object> SMALLEST_KEYS = Map.of("iterator", "True", "reduce_stop_for_best", "True");

    private final MilvusConnection connection;
    private final String collection;

    MilvusRequests(MilvusConnection connection, String collection) {
        this.connection = connection;
        this.collection = collection;
    }

    /** Adds or replaces rows; no key may come twice, because a server would keep both. */
    void upsert(List<JsonObject> rows) {
        List<JsonObject> batch = new ArrayList<>();
        long bytes = 0;
        for (JsonObject row : rows) {
            long size = size(row);
            if (!batch.isEmpty() && (batch.size() == WRITE_PAGE || bytes + size > MAX_REQUEST_BYTES)) {
                upsertOnce(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(row);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            upsertOnce(batch);
        }
    }

    private void upsertOnce(List<JsonObject> batch) {
        UpsertReq request =
                UpsertReq.builder().collectionName(collection).data(batch).build();
        connection.run(
                "upsert",
                facts() + " rows=" + batch.size(),
                client -> MilvusLoading.loaded(client, collection, loaded -> loaded.upsert(request)));
    }

    private static long size(JsonObject row) {
        long bytes = 1024;
        for (String field : List.of("text", "bm25_text", "title", "uri")) {
            bytes += row.has(field) ? 2L * row.get(field).getAsString().length() : 0;
        }
        return bytes + (row.has("vector") ? 4L * row.getAsJsonArray("vector").size() : 0);
    }

    /** Ids go in as an expression of ours: the client library would make one, too, and not escape them. */
    void delete(Collection<String> ids) {
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(ids));
        for (int from = 0; from < distinct.size(); from += WRITE_PAGE) {
            List<String> page = distinct.subList(from, Math.min(distinct.size(), from + WRITE_PAGE));
            DeleteReq request = DeleteReq.builder()
                    .collectionName(collection)
                    .filter("id in " + MilvusLiterals.listOf(page))
                    .build();
            connection.run(
                    "delete",
                    facts() + " ids=" + page.size(),
                    client -> MilvusLoading.loaded(client, collection, loaded -> loaded.delete(request)));
        }
    }

    /** Rows by id, in no order; ids that are not there are left out. */
    void fetch(Collection<String> ids, List<String> fields, Consumer<Map<String, Object>> consumer) {
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(ids));
        for (int from = 0; from < distinct.size(); from += PAGE) {
            List<String> page = distinct.subList(from, Math.min(distinct.size(), from + PAGE));
            query("id in " + MilvusLiterals.listOf(page), fields, PAGE).forEach(consumer);
        }
    }

    /** The first rows that pass an expression, in no order. */
    List<Map<String, Object>> query(String expression, List<String> fields, long limit) {
        QueryReq request = QueryReq.builder()
                .collectionName(collection)
                .filter(expression)
                .outputFields(fields)
                .limit(limit)
                .consistencyLevel(ConsistencyLevel.STRONG)
                .build();
        QueryResp answer = query("query", request);
        return answer.getQueryResults().stream()
                .map(QueryResp.QueryResult::getEntity)
                .toList();
    }

    /**
     * All rows with {@code from <= id < to}, by ascending id; "" means no bound. Pages are asked for as the client library's
     * iterator does, whose own expressions do not escape ids.
     */
    void scan(String from, String to, List<String> fields, Consumer<Map<String, Object>> consumer) {
        String until = to.isEmpty() ? "" : " and id < " + MilvusLiterals.of(to);
        String start = "id >= " + MilvusLiterals.of(from);
        int limit = PAGE;
        while (true) {
            QueryReq request = QueryReq.builder()
                    .collectionName(collection)
                    .filter(start + until)
                    .outputFields(fields)
                    .limit(limit)
                    .queryParams(SMALLEST_KEYS)
                    .consistencyLevel(ConsistencyLevel.STRONG)
                    .build();
            List<Map<String, Object>> page = sorted(query("scan", request).getQueryResults());
            page.forEach(consumer);
            if (page.size() < limit) {
                return;
            }
            start = "id > " + MilvusLiterals.of(MilvusRows.text(page.get(limit - 1), "id"));
            limit = next(limit, page);
        }
    }

    /** Small rows come in larger pages: a page costs a server the wait for its last write, however few rows it has. */
    private static int next(int limit, List<Map<String, Object>> page) {
        long size = 0;
        for (Map<String, Object> row : page) {
            for (Object value : row.values()) {
                size += value instanceof String text
                        ? text.length()
                        : value instanceof List<?> list ? 4L * list.size() : 8;
            }
        }
        return (int) Math.max(PAGE, Math.min(SCAN_PAGE, SCAN_CHARS * limit / Math.max(1, size)));
    }

    private static List<Map<String, Object>> sorted(List<QueryResp.QueryResult> rows) {
        return rows.stream()
                .map(QueryResp.QueryResult::getEntity)
                .sorted((left, right) -> Arrays.compareUnsigned(key(left), key(right)))
                .toList();
    }

    private static byte[] key(Map<String, Object> row) {
        return MilvusRows.text(row, "id").getBytes(StandardCharsets.UTF_8);
    }

    /** Exact number of rows that pass an expression; empty for all. */
    long count(String expression) {
        QueryReq request = QueryReq.builder()
                .collectionName(collection)
                .filter(expression)
                .outputFields(List.of("count(*)"))
                .consistencyLevel(ConsistencyLevel.STRONG)
                .build();
        QueryResp answer = query("count", request);
        return MilvusRows.number(answer.getQueryResults().get(0).getEntity(), "count(*)");
    }

    private QueryResp query(String action, QueryReq request) {
        return connection.call(
                action, facts(), client -> MilvusLoading.loaded(client, collection, loaded -> loaded.query(request)));
    }

    private String facts() {
        return "collection=" + collection;
    }
}
