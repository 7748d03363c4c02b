package dev.corpusmill.index.embed;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.CatalogueRow.Failure;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.store.CommittedView;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.index.flow.ChunkRecord;
import dev.corpusmill.index.report.RunCounters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Embeds one mini-batch: equal texts once, known texts not at all, and a refused text alone fails its document. */
final class BatchEmbedder {
    private final HalvingEmbedder embedder;
    private final CommittedView known;
    private final RunCounters counters;
    private final String modelHash;

    BatchEmbedder(Embedder embedder, CommittedView known, RunCounters counters, Duration timeout) {
        this.embedder = new HalvingEmbedder(embedder, timeout);
        this.known = known;
        this.counters = counters;
        this.modelHash = embedder.identity().hash();
    }

    String embedHash(ChunkRecord record) {
        return ModelIdentity.embedHash(modelHash, record.text());
    }

    /** Vectors by embed hash; documents with a text that has none are added to {@code failed}. */
    Map<String, float[]> embed(List<ChunkRecord> records, Map<String, Failure> failed) {
        Map<String, ChunkRecord> wanted = new LinkedHashMap<>();
        Map<String, List<String>> hashesByGroup = new HashMap<>();
        int nodes = 0;

        for (ChunkRecord record : records) {
            if (!record.end()) {
                nodes++;
                if (wanted.putIfAbsent(embedHash(record), record) == null) {
                    hashesByGroup
                            .computeIfAbsent(record.group(), group -> new ArrayList<>())
                            .add(embedHash(record));
                }
            }
        }

        Map<String, float[]> vectors = knownVectors(hashesByGroup);
        wanted.keySet().removeAll(vectors.keySet());
        HalvingEmbedder.Result result =
                embedder.embed(wanted.values().stream().map(ChunkRecord::text).toList());

        long tokens = 0;
        for (Map.Entry<String, ChunkRecord> one : wanted.entrySet()) {
            float[] vector = result.vectors().get(one.getValue().text());
            if (vector != null) {
                vectors.put(one.getKey(), vector);
                tokens += one.getValue().tokens();
            }
        }

        counters.embedded(result.vectors().size(), nodes - wanted.size(), tokens);

        for (ChunkRecord record : records) {
            ChunkRecord embedded = record.end() ? null : wanted.get(embedHash(record)); // or one with an equal input
            Failure failure = embedded == null ? null : result.failures().get(embedded.text());
            if (failure != null) {
                failed.put(record.document().documentId(), failure);
            }
        }

        return vectors;
    }

    private Map<String, float[]> knownVectors(Map<String, List<String>> hashesByGroup) {
        Map<String, float[]> vectors = new HashMap<>();
        GenerationReader view = known.get();
        hashesByGroup.keySet().retainAll(view.manifest().groups()); // another generation may not have all
        hashesByGroup.forEach((group, hashes) -> vectors.putAll(view.vectors(group, hashes)));
        return vectors;
    }
}
