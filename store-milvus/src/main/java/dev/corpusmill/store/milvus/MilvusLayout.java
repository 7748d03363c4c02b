package dev.corpusmill.store.milvus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.StoreException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was decided when a generation was created, whatever the configuration says later: scores cannot be read without it.
 *
 * @param indexes of the vectors, by group
 * @param k1 of BM25, whose scores Milvus multiplies by k1 + 1
 */
record MilvusLayout(Map<String, Index> indexes, double k1) {
    /** On the catalogue's collection. */
    static final String PROPERTY = "corpusmill.layout";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An index of vectors. */
    record Index(String type, String metric) {}

    static MilvusLayout of(Generation manifest, MilvusSettings settings) {
        Map<String, Index> indexes = new TreeMap<>();
        for (String group : manifest.groups()) {
            MilvusSettings.VectorIndex index = settings.indexOf(group);
            indexes.put(group, new Index(index.type(), index.metric()));
        }
        return new MilvusLayout(indexes, settings.bm25().k1());
    }

    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    static MilvusLayout read(Map<String, String> properties, String collection) {
        try {
            return JSON.readValue(properties.getOrDefault(PROPERTY, ""), MilvusLayout.class);
        } catch (JsonProcessingException broken) {
            throw new StoreException(
                    FailureKind.FATAL,
                    "the layout of a generation cannot be read: collection=" + collection + " (build the index anew)",
                    broken);
        }
    }

    Index indexOf(String group) {
        Index index = indexes.get(group);
        if (index == null) {
            throw new StoreException(FailureKind.FATAL, "no index of vectors is known: group=" + group);
        }
        return index;
    }
}
