package dev.corpusmill.index.embed;

import dev.corpusmill.embed.EmbedException;
import dev.corpusmill.embed.Embedder;
import dev.corpusmill.index.flow.ChunkRecord;
import dev.corpusmill.index.report.RunCounters;
import dev.corpusmill.model.CatalogueRow.Failure;
import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.FailureKind;
import dev.corpusmill.model.ModelIdentity;
import dev.corpusmill.model.Stage;
import dev.corpusmill.store.GenerationReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Embeds one mini-batch: equal texts once, known texts not at all, and a refused text alone fails its document. */
final class BatchEmbedder {
    private final Embedder embedder;
    private final GenerationReader known;
    private final RunCounters counters;
    private final Duration timeout;
    private final String modelHash;

    BatchEmbedder(Embedder embedder, GenerationReader known, RunCounters counters, Duration timeout) {
        this.embedder = embedder;
        this.known = known;
        this.counters = counters;
        this.timeout = timeout;
        this.modelHash = embedder.identity().hash();
    }

    String embedHash(ChunkRecord record) {
        return ModelIdentity.embedHash(modelHash, record.input());
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
        Map<String, float[]> vectors = new HashMap<>();
        hashesByGroup.keySet().retainAll(known.manifest().groups()); // another generation may not have all
        hashesByGroup.forEach((group, hashes) -> vectors.putAll(known.vectors(group, hashes)));
        List<String> hashes = new ArrayList<>(wanted.keySet());
        hashes.removeAll(vectors.keySet());
        Map<String, String> refused = new HashMap<>();
        embedHashes(hashes, wanted, vectors, refused);
        counters.embedded(hashes.size(), nodes - hashes.size(), tokens(hashes, wanted));
        for (ChunkRecord record : records) {
            String reason = record.end() ? null : refused.get(embedHash(record));
            if (reason != null) {
                failed.put(record.document().documentId(), new Failure(Stage.EMBED, FailureKind.REJECTED, reason));
            }
        }
        return vectors;
    }

    /** A batch that is refused is halved until the text that nobody takes stands alone. */
    private void embedHashes(
            List<String> hashes,
            Map<String, ChunkRecord> wanted,
            Map<String, float[]> vectors,
            Map<String, String> refused) {
        if (hashes.isEmpty()) {
            return;
        }
        List<String> inputs = new ArrayList<>(hashes.size());
        for (String hash : hashes) {
            inputs.add(input(wanted, hash));
        }
        List<float[]> embedded;
        try {
            embedded = embedder.embedPassages(inputs, Deadline.after(timeout));
        } catch (EmbedException failure) {
            if (failure.kind() != FailureKind.REJECTED) {
                throw failure;
            }
            if (hashes.size() == 1) {
                refused.put(hashes.get(0), ClassifiedException.reasonOf(failure));
                return;
            }
            embedHashes(hashes.subList(0, hashes.size() / 2), wanted, vectors, refused);
            embedHashes(hashes.subList(hashes.size() / 2, hashes.size()), wanted, vectors, refused);
            return;
        }
        for (int i = 0; i < hashes.size(); i++) {
            vectors.put(hashes.get(i), embedded.get(i));
        }
    }

    private static String input(Map<String, ChunkRecord> wanted, String hash) {
        ChunkRecord record = wanted.get(hash);
        return record == null ? "" : record.input();
    }

    private static long tokens(List<String> hashes, Map<String, ChunkRecord> wanted) {
        long tokens = 0;
        for (String hash : hashes) {
            ChunkRecord record = wanted.get(hash);
            tokens += record == null ? 0 : record.tokens();
        }
        return tokens;
    }
}
