package dev.corpusmill.store.milvus;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.store.milvus.MilvusSettings.VectorIndex;
import dev.corpusmill.testkit.store.MilvusLiteExtension;
import dev.corpusmill.testkit.store.Rows;
import dev.corpusmill.testkit.store.StoreFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indexes of vectors by configuration, and reads that take more than one answer of a server. */
final class MilvusIndexTest {
    private static final int MANY = 2600;

    @RegisterExtension
    static final MilvusLiteExtension MILVUS = new MilvusLiteExtension();

    @ParameterizedTest
    @CsvSource({
        "FLAT, L2",
        "FLAT, IP",
        "IVF_FLAT, COSINE",
        "IVF_SQ8, IP",
        "HNSW, COSINE",
        "HNSW, L2",
        "AUTOINDEX, IP",
    })
    void scores_are_cosines_whatever_the_index_and_what_is_configured_later(String type, String metric) {
        String name = "index-" + (type + "-" + metric).toLowerCase(Locale.ROOT).replace('_', '-');
        try (IndexStore store = open(name, type, metric)) {
            store.create(Rows.manifest("g1"));
            try (GenerationWriter writer = store.openWriter("g1")) {
                writer.upsert(
                        CHUNK,
                        List.of(
                                Rows.node("s:a", 0, "same").withVector(Rows.unit(1, 0, 0, 0)),
                                Rows.node("s:b", 0, "near").withVector(Rows.unit(1, 1, 0, 0)),
                                Rows.node("s:c", 0, "opposite").withVector(Rows.unit(-1, 0, 0, 0))));
                writer.commit();
            }
        }
        for (String configured : List.of("COSINE", "L2")) {
            try (IndexStore store = open(name, "FLAT", configured);
                    GenerationReader reader = store.openReader("g1")) {
                List<ScoredNode> hits =
                        reader.dense(CHUNK, new float[] {2, 0, 0, 0}, 3, NodeFilter.all(), StoreFixture.soon());

                assertThat(StoreFixture.texts(hits)).containsExactly("same", "near", "opposite");
                assertThat(hits.get(0).score()).isCloseTo(1, within(0.02)); // 8 bits a component
                assertThat(hits.get(1).score()).isCloseTo(Math.sqrt(0.5), within(0.02));
                assertThat(hits.get(2).score()).isCloseTo(-1, within(0.02));
            }
        }
    }

    @Test
    void a_scan_and_a_look_up_by_hash_go_on_over_many_answers() {
        try (IndexStore store = open("many", "FLAT", "COSINE")) {
            store.create(Rows.manifest("g1"));
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                nodes.add(Rows.node("s:" + i, 0, "the same on each page"));
            }
            Node other = Rows.node("s:other", 0, "only once");
            nodes.add(other);
            try (GenerationWriter writer = store.openWriter("g1")) {
                writer.upsert(CHUNK, nodes);
                writer.commit();
            }
            try (GenerationReader reader = store.openReader("g1")) {
                List<String> scanned = new ArrayList<>();
                reader.scan(CHUNK, "", "", node -> scanned.add(node.id()));
                assertThat(scanned)
                        .isSorted()
                        .containsExactlyInAnyOrderElementsOf(
                                nodes.stream().map(Node::id).toList());

                Map<String, float[]> vectors =
                        reader.vectors(CHUNK, Set.of(nodes.get(0).embedHash(), other.embedHash(), "no such hash"));
                assertThat(vectors).containsOnlyKeys(nodes.get(0).embedHash(), other.embedHash());
                assertThat(vectors.get(other.embedHash())).containsExactly(other.vector(), within(1e-6f));
            }
        }
    }

    private static IndexStore open(String name, String type, String metric) {
        return new MilvusStore(
                name, LiteSettings.of(MILVUS.server().uri(), new VectorIndex(type, metric, Map.of(), Map.of())));
    }
}
