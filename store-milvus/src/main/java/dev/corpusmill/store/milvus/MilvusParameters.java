package dev.corpusmill.store.milvus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.store.milvus.MilvusSettings.VectorIndex;
import java.util.HashMap;
import java.util.Map;

/** Parameters of indexes as Milvus wants them, with ours where the configuration says nothing. */
final class MilvusParameters {
    /** A graph search for k alone misses some of the best: it looks at so many candidates at least. */
    private static final int MIN_CANDIDATES = 128;

    private static final int CLUSTERS = 1024;
    private static final int CLUSTERS_SEARCHED = 64;
    private static final int WARP = 32; // CAGRA takes multiples of it

    private static final ObjectMapper JSON = new ObjectMapper();

    private MilvusParameters() {}

    /** Of an index that is to be built. */
    static Map<String, Object> build(VectorIndex index) {
        Map<String, Object> parameters = new HashMap<>();
        switch (index.type()) {
            case "HNSW" -> {
                parameters.put("M", 16);
                parameters.put("efConstruction", 200);
            }
            case "IVF_FLAT", "IVF_SQ8", "IVF_PQ", "SCANN", "GPU_IVF_FLAT", "GPU_IVF_PQ" ->
                parameters.put("nlist", CLUSTERS);
            default -> {} // the server knows better, or there are none
        }
        parameters.putAll(numbers(index.build()));
        return wrapped(parameters);
    }

    static Map<String, Object> bm25(double k1, double b) {
        return wrapped(Map.of("bm25_k1", k1, "bm25_b", b));
    }

    /** Of a search for the best {@code k}: never fewer candidates than were asked for. */
    static Map<String, Object> search(String type, Map<String, String> configured, int k) {
        Map<String, Object> parameters = new HashMap<>();
        switch (type) {
            case "HNSW" -> parameters.put("ef", MIN_CANDIDATES);
            case "DISKANN" -> parameters.put("search_list", MIN_CANDIDATES);
            case "SCANN" -> parameters.putAll(Map.of("nprobe", CLUSTERS_SEARCHED, "reorder_k", MIN_CANDIDATES));
            case "GPU_CAGRA" -> parameters.put("itopk_size", MIN_CANDIDATES);
            case "IVF_FLAT", "IVF_SQ8", "IVF_PQ", "GPU_IVF_FLAT", "GPU_IVF_PQ" ->
                parameters.put("nprobe", CLUSTERS_SEARCHED);
            default -> {}
        }
        parameters.putAll(numbers(configured));
        parameters.computeIfPresent("ef", (name, value) -> atLeast(k, value));
        parameters.computeIfPresent("search_list", (name, value) -> atLeast(k, value));
        parameters.computeIfPresent("reorder_k", (name, value) -> atLeast(k, value));
        parameters.computeIfPresent("itopk_size", (name, value) -> atLeast((k + WARP - 1) / WARP * WARP, value));
        return parameters;
    }

    private static Object atLeast(int minimum, Object value) {
        return value instanceof Integer number ? Math.max(minimum, number) : value;
    }

    /** The client library sends each parameter by itself, which Milvus Lite overlooks: all servers read this form. */
    private static Map<String, Object> wrapped(Map<String, Object> parameters) {
        try {
            return parameters.isEmpty() ? Map.of() : Map.of("params", JSON.writeValueAsString(parameters));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static Map<String, Object> numbers(Map<String, String> written) {
        Map<String, Object> parameters = new HashMap<>();
        written.forEach((name, value) -> parameters.put(name, number(value)));
        return parameters;
    }

    private static Object number(String value) {
        if (value.matches("-?\\d{1,9}")) {
            return Integer.parseInt(value);
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> value.matches("-?\\d+\\.\\d+") ? (Object) Double.parseDouble(value) : value;
        };
    }
}
