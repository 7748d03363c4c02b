package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.store.milvus.MilvusSettings.VectorIndex;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.service.vector.request.SearchReq;
import io.milvus.v2.service.vector.request.data.BaseVector;
import io.milvus.v2.service.vector.request.data.EmbeddedText;
import io.milvus.v2.service.vector.request.data.FloatVec;
import io.milvus.v2.service.vector.response.SearchResp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Searches by vectors and by words; scores are those of every store: cosines, and BM25 above zero. */
final class MilvusSearch {
    private final MilvusGeneration generation;
    private final MilvusSettings settings;

    MilvusSearch(MilvusGeneration generation) {
        this.generation = generation;
        this.settings = generation.connection().settings();
    }

    List<ScoredNode> dense(String group, float[] vector, int k, String expression, Deadline deadline) {
        MilvusLayout.Index index = generation.layout().indexOf(group);
        VectorIndex configured = settings.indexOf(group);
        Map<String, String> parameters = configured.type().equals(index.type()) ? configured.search() : Map.of();
        SearchReq.SearchReqBuilder request = request(group, "vector", k, expression)
                .data(List.of((BaseVector) new FloatVec(unit(vector))))
                .searchParams(MilvusParameters.search(index.type(), parameters, k));
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
        List<ScoredNode> hits = hits(group, request.build(), deadline, this::bm25);
        return hits.stream().filter(hit -> hit.score() > 0).toList();
    }

    /** As Lucene counts it; Milvus Lite negates it, too. */
    private double bm25(double score) {
        return Math.abs(score) / (generation.layout().k1() + 1);
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
        String collection = generation.collection(group);
        SearchResp answer = generation
                .connection()
                .call(
                        "search",
                        "collection=" + collection,
                        deadline,
                        client -> MilvusLoading.loaded(client, collection, loaded -> loaded.search(request)));
        inTime(deadline);
        List<ScoredNode> hits = new ArrayList<>();
        for (SearchResp.SearchResult hit : answer.getSearchResults().get(0)) {
            Map<String, Object> row = hit.getEntity();
            hits.add(new ScoredNode(
                    MilvusRows.id(row), score.applyAsDouble(hit.getScore()), () -> MilvusRows.node(row, false)));
        }
        hits.sort(ScoredNode.BEST_FIRST);
        return hits;
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
