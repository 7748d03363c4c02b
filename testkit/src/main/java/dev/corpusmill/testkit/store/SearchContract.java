package dev.corpusmill.testkit.store;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static dev.corpusmill.testkit.store.Rows.node;
import static dev.corpusmill.testkit.store.Rows.unit;
import static dev.corpusmill.testkit.store.StoreFixture.assertFails;
import static dev.corpusmill.testkit.store.StoreFixture.soon;
import static dev.corpusmill.testkit.store.StoreFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Search by vectors and by words. */
interface SearchContract extends StoreFixture {
    private static Node at(String documentId, float... direction) {
        return node(documentId, 0, documentId.replace(':', ' ')).withVector(unit(direction));
    }

    @Test
    default void dense_search_gives_the_nearest_first_with_its_cosine() {
        writeChunks(
                at("s:same", 1, 0, 0, 0),
                at("s:near", 1, 1, 0, 0),
                at("s:across", 0, 1, 0, 0),
                at("s:away", -1, 0, 0, 0));

        List<ScoredNode> hits = dense(new float[] {5, 0, 0, 0}, 10, NodeFilter.all());

        assertThat(texts(hits)).containsExactly("s same", "s near", "s across", "s away");
        assertThat(hits.get(0).score()).isCloseTo(1, within(1e-5));
        assertThat(hits.get(1).score()).isCloseTo(Math.sqrt(0.5), within(1e-5));
        assertThat(hits.get(2).score()).isCloseTo(0, within(1e-5));
        assertThat(hits.get(3).score()).isCloseTo(-1, within(1e-5));
        assertThat(hits).allSatisfy(hit -> assertThat(hit.node().vector()).isEmpty());
    }

    @Test
    default void dense_search_finds_nearly_all_true_neighbours_among_many() {
        Random random = new Random(7);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            float[] direction = new float[Rows.DIMENSION];
            for (int j = 0; j < direction.length; j++) {
                direction[j] = (float) random.nextGaussian();
            }
            nodes.add(at("s:" + i, direction));
        }
        write(writer -> {
            writer.upsert(CHUNK, nodes.subList(0, 700));
            writer.commit();
            writer.upsert(CHUNK, nodes.subList(700, 1500));
        });
        float[] question = unit(1, 2, 3, 4);
        List<String> exact = nodes.stream()
                .sorted((left, right) -> Double.compare(dot(question, right), dot(question, left)))
                .limit(10)
                .map(Node::text)
                .toList();

        assertThat(texts(dense(question, 10, NodeFilter.all()))).isEqualTo(exact);
        write(GenerationWriter::optimize);
        assertThat(texts(dense(question, 10, NodeFilter.all()))).isEqualTo(exact);
    }

    private static double dot(float[] question, Node node) {
        double sum = 0;
        for (int i = 0; i < question.length; i++) {
            sum += (double) question[i] * node.vector()[i];
        }
        return sum;
    }

    @Test
    default void at_most_k_hits_come_back() {
        writeChunks(at("s:a", 1, 0, 0, 0), at("s:b", 0, 1, 0, 0), at("s:c", 0, 0, 1, 0));

        assertThat(dense(unit(1, 0, 0, 0), 2, NodeFilter.all())).hasSize(2);
        assertThat(lexical("s", 2, NodeFilter.all())).hasSize(2);
    }

    @Test
    default void lexical_search_prefers_rare_words_and_scores_above_zero() {
        writeChunks(
                node("s:a", 0, "the store keeps segments on disk"),
                node("s:b", 0, "the disk of the store is full"),
                node("s:c", 0, "the disk the disk the disk"),
                node("s:d", 0, "nothing of the kind"));

        List<ScoredNode> hits = lexical("disk segments", 10, NodeFilter.all());

        assertThat(texts(hits)).hasSize(3).first().isEqualTo("the store keeps segments on disk");
        assertThat(hits).allSatisfy(hit -> assertThat(hit.score()).isPositive());
        assertThat(hits)
                .extracting(ScoredNode::score)
                .isSortedAccordingTo((left, right) -> Double.compare(right, left));
        assertThat(hits).allSatisfy(hit -> assertThat(hit.node().vector()).isEmpty());
    }

    @Test
    default void a_node_has_one_row_in_all_searches_of_a_view_and_shares_it_with_none() {
        writeChunks(
                node("s:a", 0, "the first of the words"),
                node("s:b", 0, "the second of the words"),
                node("s:c", 0, "the third of the words"));

        read(reader -> {
            List<ScoredNode> hits =
                    new ArrayList<>(reader.dense(CHUNK, unit(1, 0, 0, 0), 10, NodeFilter.all(), StoreFixture.soon()));
            hits.addAll(reader.lexical(CHUNK, "words", 10, NodeFilter.all(), StoreFixture.soon()));
            assertThat(hits).hasSize(6);
            assertThat(hits)
                    .extracting(ScoredNode::numbered)
                    .containsOnly(hits.get(0).numbered());
            for (ScoredNode hit : hits) {
                for (ScoredNode other : hits) {
                    assertThat(hit.row() == other.row())
                            .isEqualTo(!hit.numbered() || hit.id().equals(other.id()));
                }
            }
            return 0;
        });
    }

    @Test
    default void case_and_endings_of_english_words_do_not_matter() {
        writeChunks(node("s:a", 0, "Flushing SEGMENTS"), node("s:b", 0, "other words"));

        assertThat(texts(lexical("segment flushed", 10, NodeFilter.all()))).containsExactly("Flushing SEGMENTS");
    }

    @Test
    default void title_and_headings_are_searched_with_the_text() {
        Node plain = node("s:a", 0, "words of the body");
        Node titled = Rows.like(plain)
                .title("Kangaroo handbook")
                .place(new Place(0, 0, 5, "Feeding > Platypus"))
                .build();
        writeChunks(titled, node("s:b", 0, "words of another body"));

        assertThat(texts(lexical("kangaroo", 10, NodeFilter.all()))).containsExactly("words of the body");
        assertThat(texts(lexical("platypus", 10, NodeFilter.all()))).containsExactly("words of the body");
    }

    @Test
    default void chinese_and_english_are_found_in_one_index() {
        for (String language : List.of("zh", "auto")) {
            String generation = language.equals("zh") ? "g1" : "g2";
            store().create(Rows.manifest(generation, language, Rows.DIMENSION));
            try (GenerationWriter writer = store().openWriter(generation)) {
                writer.upsert(
                        CHUNK,
                        List.of(
                                node("s:a", 0, "向量数据库把数据存储在对象存储中。"),
                                node("s:b", 0, "今天天气很好。"),
                                node("s:c", 0, "Ｍｉｌｖｕｓ stores segments in object storage")));
                writer.commit();
            }
            try (var reader = store().openReader(generation)) {
                assertThat(texts(reader.lexical(CHUNK, "数据存储在哪里？", 1, NodeFilter.all(), soon())))
                        .containsExactly("向量数据库把数据存储在对象存储中。");
                assertThat(texts(reader.lexical(CHUNK, "milvus segment", 1, NodeFilter.all(), soon())))
                        .containsExactly("Ｍｉｌｖｕｓ stores segments in object storage");
            }
        }
    }

    @Test
    default void vectors_of_large_models_are_found_and_read_back() {
        for (int dimension : new int[] {1536, 4096}) {
            String generation = dimension == 1536 ? "g1" : "g2";
            store().create(Rows.manifest(generation, "en", dimension));
            float[] first = new float[dimension];
            first[dimension - 1] = 1;
            float[] second = new float[dimension];
            second[dimension - 2] = 1;
            Node last = node("s:last", 0, "last").withVector(first);
            try (GenerationWriter writer = store().openWriter(generation)) {
                writer.upsert(CHUNK, List.of(last, node("s:other", 0, "other").withVector(second)));
                writer.commit();
            }
            try (var reader = store().openReader(generation)) {
                assertThat(texts(reader.dense(CHUNK, first, 1, NodeFilter.all(), soon())))
                        .containsExactly("last");
                assertThat(reader.fetch(CHUNK, List.of(last.id())).get(0).vector())
                        .containsExactly(first);
            }
        }
    }

    @Test
    default void a_question_is_never_syntax_and_may_be_of_any_length() {
        writeChunks(node("s:a", 0, "plain words"), node("s:b", 0, "others"));

        for (String question : List.of(
                "+plain -words", "text:* plain AND (", "\"plain", "plain~2^9 [a TO b] \\", "\u0000plain\uD83D")) {
            assertThat(texts(lexical(question, 10, NodeFilter.all())))
                    .as(question)
                    .contains("plain words");
        }
        StringBuilder megabyte = new StringBuilder("plain ");
        while (megabyte.length() < 1 << 20) {
            megabyte.append("word").append(megabyte.length()).append(' ');
        }
        assertThat(texts(lexical(megabyte.toString(), 10, NodeFilter.all()))).contains("plain words");
        assertThat(lexical("x".repeat(1 << 20), 10, NodeFilter.all())).isEmpty();
        assertThat(lexical("", 10, NodeFilter.all())).isEmpty();
        assertThat(lexical(" \n?!…", 10, NodeFilter.all())).isEmpty();
    }

    @Test
    default void searches_respect_their_filter() {
        Node secret = Rows.seenBy(at("s:secret", 1, 0, 0, 0), "acme", List.of("boss"));
        writeChunks(secret, at("s:open", 1, 1, 0, 0));
        NodeFilter visible = NodeFilter.visibleTo("public", Set.of("everyone"));

        assertThat(texts(dense(unit(1, 0, 0, 0), 10, visible))).containsExactly("s open");
        assertThat(texts(lexical("s secret open", 10, visible))).containsExactly("s open");
    }

    @Test
    default void a_search_of_an_empty_group_finds_nothing() {
        store().create(Rows.manifest("g1"));

        assertThat(dense(unit(1, 0, 0, 0), 10, NodeFilter.all())).isEmpty();
        assertThat(lexical("anything", 10, NodeFilter.all())).isEmpty();
    }

    @Test
    default void a_search_past_its_deadline_says_so() {
        writeChunks(node("s:a", 0, "one"));
        Deadline past = Deadline.after(Duration.ZERO);

        read(reader -> {
            assertFails(
                    FailureKind.TRANSIENT,
                    "deadline",
                    () -> reader.dense(CHUNK, unit(1, 0, 0, 0), 5, NodeFilter.all(), past));
            assertFails(
                    FailureKind.TRANSIENT, "deadline", () -> reader.lexical(CHUNK, "one", 5, NodeFilter.all(), past));
            return 0;
        });
    }

    @Test
    default void a_senseless_search_is_refused() {
        writeChunks(node("s:a", 0, "one"));
        float[] nan = {Float.NaN, 0, 0, 0};

        read(reader -> {
            assertFails(
                    FailureKind.REJECTED,
                    "dimension",
                    () -> reader.dense(CHUNK, new float[3], 5, NodeFilter.all(), soon()));
            assertFails(FailureKind.REJECTED, "finite", () -> reader.dense(CHUNK, nan, 5, NodeFilter.all(), soon()));
            assertFails(
                    FailureKind.REJECTED,
                    "length 0",
                    () -> reader.dense(CHUNK, new float[4], 5, NodeFilter.all(), soon()));
            assertFails(
                    FailureKind.REJECTED, "k must be", () -> reader.lexical(CHUNK, "one", 0, NodeFilter.all(), soon()));
            assertFails(
                    FailureKind.REJECTED,
                    "group=page",
                    () -> reader.lexical("page", "one", 5, NodeFilter.all(), soon()));
            return 0;
        });
    }

    private List<ScoredNode> dense(float[] vector, int k, NodeFilter filter) {
        return read(reader -> StoreFixture.read(reader.dense(CHUNK, vector, k, filter, soon())));
    }

    private List<ScoredNode> lexical(String question, int k, NodeFilter filter) {
        return read(reader -> StoreFixture.read(reader.lexical(CHUNK, question, k, filter, soon())));
    }
}
