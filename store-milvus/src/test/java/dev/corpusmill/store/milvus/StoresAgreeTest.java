package dev.corpusmill.store.milvus;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.store.IndexDigest;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import dev.corpusmill.store.memory.MemoryStore;
import dev.corpusmill.testkit.store.MilvusLite;
import dev.corpusmill.testkit.store.Rows;
import dev.corpusmill.testkit.store.StoreFixture;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.utility.request.FlushReq;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each store finds what the reference finds: random rows, filters and questions. */
final class StoresAgreeTest {
    private static final int NODES = 200;
    private static final int SEED = 20_240_607;
    private static final List<String> WORDS = List.of("disk", "store", "segment", "commit", "数据", "存储", "query", "zoo");
    private static final List<String> TOPICS = List.of("", "a", "it's", "b\\", "中", "\u0001", "a b");

    @TempDir
    private Path folder;

    private List<String> tenants = List.of("public", "acme");
    private @Nullable MilvusClientV2 flushes;
    private final Random random = new Random(SEED);

    @Test
    void lucene_agrees_with_memory_on_filters_words_vectors_and_digests() {
        try (IndexStore lucene = new LuceneStore(folder, LuceneSettings.defaults())) {
            agreesWithMemory(lucene, 400, true);
        }
    }

    @Test
    void milvus_agrees_with_memory_on_filters_words_vectors_and_digests() throws IOException {
        try (MilvusLite server = MilvusLite.start();
                IndexStore milvus = new MilvusStore("agree", LiteSettings.of(server.uri()))) {
            flushes =
                    new MilvusClientV2(ConnectConfig.builder().uri(server.uri()).build());
            agreesWithMemory(milvus, 80, false); // Milvus Lite counts words by segment, partition and filter
            flushes.close();
        }
    }

    @Test
    void milvus_scores_words_as_memory_does() throws IOException {
        tenants = List.of("public");
        try (MilvusLite server = MilvusLite.start();
                IndexStore milvus = new MilvusStore("words", LiteSettings.of(server.uri()))) {
            compare(milvus, (expected, actual) -> {
                for (int round = 0; round < 20; round++) {
                    agreeOnWords(NodeFilter.all(), expected, actual, true);
                }
            });
        }
    }

    private void agreesWithMemory(IndexStore store, int rounds, boolean wordScores) {
        compare(store, (expected, actual) -> {
            assertThat(IndexDigest.of(actual)).isEqualTo(IndexDigest.of(expected));
            for (int round = 0; round < rounds; round++) {
                agree(filter(3), expected, actual, wordScores);
            }
        });
    }

    /** Fills a store and the reference alike. */
    private void compare(IndexStore store, BiConsumer<GenerationReader, GenerationReader> comparison) {
        try (IndexStore memory = new MemoryStore()) {
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                nodes.add(node(i));
            }
            fill(memory, nodes);
            fill(store, nodes);
            try (GenerationReader expected = memory.openReader("g1");
                    GenerationReader actual = store.openReader("g1")) {
                comparison.accept(expected, actual);
            }
        }
    }

    private void fill(IndexStore store, List<Node> nodes) {
        store.create(Rows.manifest("g1", "auto", Rows.DIMENSION));
        try (GenerationWriter writer = store.openWriter("g1")) {
            for (int from = 0; from < nodes.size(); from += 50) {
                writer.upsert(CHUNK, nodes.subList(from, from + 50));
                writer.commit();
                if (flushes != null && store instanceof MilvusStore) {
                    flushes.flush(FlushReq.builder()
                            .collectionNames(List.of("agree_g1__chunk"))
                            .build());
                }
            }
            writer.optimize();
        }
    }

    private void agree(NodeFilter filter, GenerationReader expected, GenerationReader actual, boolean wordScores) {
        Object wanted = outcome(filter, expected);
        assertThat(outcome(filter, actual))
                .as("seed %d filter %s", SEED, filter)
                .isEqualTo(wanted);
        if (wanted instanceof String) {
            return;
        }
        agreeOnWords(filter, expected, actual, wordScores);
        float[] vector = direction();
        assertScores(
                expected.dense(CHUNK, vector, 20, filter, StoreFixture.soon()),
                actual.dense(CHUNK, vector, 20, filter, StoreFixture.soon()),
                1e-5);
    }

    private void agreeOnWords(NodeFilter filter, GenerationReader expected, GenerationReader actual, boolean scores) {
        String question = words(3);
        List<ScoredNode> expectedHits = expected.lexical(CHUNK, question, NODES, filter, StoreFixture.soon());
        List<ScoredNode> actualHits = actual.lexical(CHUNK, question, NODES, filter, StoreFixture.soon());
        assertThat(ids(actualHits)).isEqualTo(ids(expectedHits));
        if (scores) {
            assertScores(expectedHits, actualHits, 1e-3);
        }
    }

    /** The number of nodes that pass, or how the filter was refused. */
    private static Object outcome(NodeFilter filter, GenerationReader reader) {
        try {
            return reader.count(CHUNK, filter);
        } catch (StoreException refused) {
            return refused.kind() + " " + refused.getMessage();
        }
    }

    private static void assertScores(List<ScoredNode> expected, List<ScoredNode> actual, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(Math.abs(actual.get(i).score() - expected.get(i).score()))
                    .as("score at rank %d", i)
                    .isLessThan(tolerance);
        }
    }

    private static Set<String> ids(List<ScoredNode> hits) {
        return hits.stream().map(ScoredNode::id).collect(Collectors.toSet());
    }

    private Node node(int number) {
        Map<String, String> metadata = new HashMap<>();
        if (random.nextBoolean()) {
            metadata.put("topic", pick(TOPICS));
        }
        if (random.nextBoolean()) {
            metadata.put("year", Integer.toString(random.nextInt(5) - 2));
        }
        if (random.nextBoolean()) {
            metadata.put("price", Double.toString(random.nextInt(5) / 2.0 - 1));
        }
        Node node =
                Rows.node("s:" + number / 4, number % 4, words(12), metadata).withVector(direction());
        return Rows.seenBy(node, pick(tenants), random.nextInt(4) == 0 ? List.of() : some(TOPICS));
    }

    private NodeFilter filter(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> new NodeFilter.Eq(field(), value());
            case 1 -> new NodeFilter.In(field(), new HashSet<>(List.of(value(), value())));
            case 2 -> new NodeFilter.Range(pick(List.of("page", "metadata.year", "metadata.price")), bound(), bound());
            case 3 -> new NodeFilter.ContainsAny("principals", new HashSet<>(some(TOPICS)));
            case 4 -> new NodeFilter.Exists(field());
            case 5 -> new NodeFilter.And(List.of(filter(depth - 1), filter(depth - 1)));
            case 6 -> new NodeFilter.Or(List.of(filter(depth - 1), filter(depth - 1)));
            default -> new NodeFilter.Not(filter(depth - 1));
        };
    }

    private String field() {
        return pick(List.of(
                "tenant",
                "document_id",
                "uri",
                "page",
                "principals",
                "metadata.topic",
                "metadata.year",
                "metadata.price"));
    }

    private String value() {
        return random.nextBoolean() ? Integer.toString(random.nextInt(4) - 1) : pick(TOPICS);
    }

    private Optional<String> bound() {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(Integer.toString(random.nextInt(5) - 2));
    }

    private float[] direction() {
        return Rows.unit(
                (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian(), (float)
                        random.nextGaussian());
    }

    private String words(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append(pick(WORDS)).append(' ');
        }
        return text.toString();
    }

    private List<String> some(List<String> values) {
        return List.of(pick(values), pick(values) + "x");
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
