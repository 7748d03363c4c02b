package dev.corpusmill.store.milvus;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.store.ScoredNode;
import dev.corpusmill.store.StoreException;
import dev.corpusmill.store.milvus.MilvusSettings.VectorIndex;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.service.vector.request.SearchReq;
import io.milvus.v2.service.vector.request.data.BaseVector;
import io.milvus.v2.service.vector.request.data.EmbeddedText;
import io.milvus.v2.service.vector.request.data.FloatVec;
import io.milvus.v2.service.vector.response.SearchResp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Searches by vectors and by words; scores are those of every store: cosines, and BM25 above zero. */
final class MilvusSearch {
    private static final Comparator<ScoredNode> BEST_FIRST = Comparator.comparingDouble(ScoredNode::score)
            .reversed()
            .thenComparing(hit -> hit.node().id());

    /** A graph search for k alone misses some of the best: it looks at so many candidates at least. */
    private static final int MIN_CANDIDATES = 128;

    private final MilvusGeneration generation;
    private final MilvusSettings settings;

    MilvusSearch(MilvusGeneration generation) {
        this.generation = generation;
        this.settings = generation.connection().settings();
    }

    List<ScoredNode> dense(String group, float[] vector, int k, String expression, Deadline deadline) {
        VectorIndex index = settings.indexOf(group);
        SearchReq.SearchReqBuilder request = request(group, "vector", k, expression)
                .data(List.of((BaseVector) new FloatVec(unit(vector))))
                .searchParams(parameters(index, k));
        return hits(group, request.build(), deadline, cosine(index.metric()));
    }

    List<ScoredNode> lexical(String group, String question, int k, String expression, Deadline deadline) {
        inTime(deadline);
        String words = settings.ownWords()
                ? MilvusWords.ofQuestion(generation.manifest().language(), question)
                : question.substring(0, Math.min(question.length(), MilvusWords.MAX_BYTES / 3));
        if (words.isBlank()) {
            return List.of();
        }
        SearchReq.SearchReqBuilder request = request(group, "bm25", k, expression)
                .data(List.of((BaseVector) new EmbeddedText(words)))
                .searchParams(Map.of());
        List<ScoredNode> hits = hits(group, request.build(), deadline, Math::abs); // Milvus Lite negates it
        return hits.stream().filter(hit -> hit.score() > 0).toList();
    }

    private SearchReq.SearchReqBuilder request(String group, String field, int k, String expression) {
        return SearchReq.builder()
                .collectionName(generation.collection(group))
                .annsField(field)
                .limit(k)
                .filter(expression)
                .outputFields(MilvusRows.NODE)
                .consistencyLevel(
                        ConsistencyLevel.valueOf(settings.consistency().name()));
    }

    private List<ScoredNode> hits(String group, SearchReq request, Deadline deadline, DoubleUnaryOperator score) {
        inTime(deadline);
        SearchResp answer = generation
                .connection()
                .call("search", "collection=" + generation.collection(group), client -> client.search(request));
        inTime(deadline);
        List<ScoredNode> hits = new ArrayList<>();
        for (SearchResp.SearchResult hit : answer.getSearchResults().get(0)) {
            hits.add(new ScoredNode(MilvusRows.node(hit.getEntity(), false), score.applyAsDouble(hit.getScore())));
        }
        hits.sort(BEST_FIRST);
        return hits;
    }

    /** Parameters that say how many candidates are looked at are never below what was asked for. */
    private static Map<String, Object> parameters(VectorIndex index, int k) {
        Map<String, Object> parameters = new HashMap<>(MilvusNumbers.parameters(index.search()));
        String name =
                switch (index.type()) {
                    case "HNSW" -> "ef";
                    case "DISKANN" -> "search_list";
                    case "SCANN" -> "reorder_k";
                    default -> "";
                };
        if (!name.isEmpty()) {
            int configured = parameters.get(name) instanceof Integer number ? number : MIN_CANDIDATES;
            parameters.put(name, Math.max(configured, k));
        }
        return parameters;
    }

    /** Of vectors of length 1: their inner product is their cosine, and their distance squared is 2 − 2 cos. */
    private static DoubleUnaryOperator cosine(String metric) {
        DoubleUnaryOperator raw = metric.equals("L2") ? distance -> 1 - distance / 2 : similarity -> similarity;
        return score -> Math.max(-1, Math.min(1, raw.applyAsDouble(score)));
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return unit;
    }

    private static void inTime(Deadline deadline) {
        if (deadline.expired()) {
            throw new StoreException(FailureKind.TRANSIENT, "search passed its deadline");
        }
    }
}
