package dev.corpusmill.testkit.store;

import static dev.corpusmill.testkit.store.Rows.CHUNK;
import static dev.corpusmill.testkit.store.Rows.node;
import static dev.corpusmill.testkit.store.Rows.unit;
import static dev.corpusmill.testkit.store.StoreFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.search.GroupRoute;
import dev.corpusmill.search.LexicalRoute;
import dev.corpusmill.search.LiftedRoute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several groups of the same documents, and hits of the finer one lifted to the coarser. */
interface GroupContract extends StoreFixture {
    /** A group of {@link Rows#manifest}, below {@link Rows#CHUNK}. */
    String SENTENCE = "sentence";

    private static Node chunk(String documentId, int ordinal, String text) {
        return node(documentId)
                .ordinal(ordinal)
                .text(text)
                .vector(unit(0, 0, 1, ordinal))
                .build();
    }

    private static Node sentence(Node parent, int ordinal, String text, float[] vector) {
        int start = parent.place().charStart() + parent.text().indexOf(text);
        return node(parent.documentId())
                .id(RowIds.node(parent.documentId(), SENTENCE, ordinal))
                .ordinal(ordinal)
                .access(parent.access())
                .parent(parent.id())
                .text(text)
                .place(new Place(0, start, start + text.length(), ""))
                .vector(vector)
                .build();
    }

    /** Two chunks of one document, the first of two sentences, and one that the client may not see. */
    private void lampsAndBells() {
        Node lamp = chunk("s:a", 0, "The lamp burns. It is lit at dusk.");
        Node bell = chunk("s:a", 1, "The bell rings. The lamp burns low.");
        Node secret = Rows.seenBy(chunk("s:b", 0, "The lamp burns."), "other", List.of("everyone"));
        write(writer -> {
            writer.upsert(CHUNK, List.of(lamp, bell, secret));
            writer.upsert(
                    SENTENCE,
                    List.of(
                            sentence(lamp, 0, "The lamp burns.", unit(1, 0, 0, 0)),
                            sentence(lamp, 1, "It is lit at dusk.", unit(0.9f, 0.1f, 0, 0)),
                            sentence(bell, 2, "The bell rings.", unit(0, 1, 0, 0)),
                            sentence(bell, 3, "The lamp burns low.", unit(0.8f, 0.2f, 0, 0)),
                            sentence(secret, 0, "The lamp burns.", unit(1, 0, 0, 0))));
        });
    }

    private static NodeFilter everyone() {
        return NodeFilter.visibleTo("public", Set.of("everyone"));
    }

    private List<ScoredNode> lifted(String question, int candidates) {
        LiftedRoute route = new LiftedRoute(new GroupRoute(new LexicalRoute(), SENTENCE), List.of(CHUNK));
        return read(
                reader -> route.search(reader, new Query(question, CHUNK, candidates, everyone()), candidates, soon()));
    }

    @Test
    default void a_search_of_one_group_finds_nodes_of_that_group_only_with_their_parents() {
        lampsAndBells();

        List<Node> dense = read(reader -> nodes(reader.dense(SENTENCE, unit(1, 0, 0, 0), 10, everyone(), soon())));
        List<Node> lexical = read(reader -> nodes(reader.lexical(SENTENCE, "lamp", 10, everyone(), soon())));
        List<Node> chunks = read(reader -> nodes(reader.lexical(CHUNK, "lamp", 10, everyone(), soon())));

        String lamp = RowIds.node("s:a", CHUNK, 0);
        String bell = RowIds.node("s:a", CHUNK, 1);
        assertThat(dense).extracting(Node::parentId).containsExactly(lamp, lamp, bell, bell);
        assertThat(lexical).extracting(Node::parentId).containsExactlyInAnyOrder(lamp, bell);
        assertThat(chunks).hasSize(2).allMatch(node -> node.parentId().isEmpty());
    }

    @Test
    default void rows_of_a_group_go_without_those_of_another() {
        lampsAndBells();

        write(writer -> writer.delete(
                SENTENCE,
                Stream.of(0, 1, 2, 3)
                        .map(ordinal -> RowIds.node("s:a", SENTENCE, ordinal))
                        .toList()));

        assertThat(count(SENTENCE, NodeFilter.all())).isEqualTo(1);
        assertThat(chunks()).isEqualTo(3);
    }

    @Test
    default void vectors_are_known_by_group() {
        lampsAndBells();
        String hash = read(reader -> reader.fetch(SENTENCE, List.of(RowIds.node("s:a", SENTENCE, 2))))
                .get(0)
                .embedHash();

        Map<String, float[]> ofSentences = read(reader -> reader.vectors(SENTENCE, List.of(hash)));
        Map<String, float[]> ofChunks = read(reader -> reader.vectors(CHUNK, List.of(hash)));

        assertThat(ofSentences).containsOnlyKeys(hash);
        assertThat(ofChunks).isEmpty();
    }

    @Test
    default void lifted_hits_are_their_parents_once_each_in_the_order_of_the_best_child() {
        lampsAndBells();

        List<ScoredNode> hits = lifted("the lamp burns", 10);

        assertThat(hits).extracting(hit -> hit.node().ordinal()).containsExactly(0, 1);
        assertThat(hits.get(0).score()).isGreaterThan(hits.get(1).score());
        assertThat(hits.get(0).node().text()).startsWith("The lamp burns. It is lit");
        Place part = hits.get(1).part().orElseThrow();
        Node bell = hits.get(1).node();
        assertThat(bell.text().substring(part.charStart() - bell.place().charStart()))
                .isEqualTo("The lamp burns low.");
        assertThat(lifted("the lamp burns", 1)).hasSize(1);
    }

    @Test
    default void a_child_whose_parent_is_hidden_or_gone_lifts_to_nothing() {
        lampsAndBells();
        write(writer -> {
            writer.delete(CHUNK, List.of(RowIds.node("s:a", CHUNK, 0)));
            Node bell = chunk("s:a", 1, "The bell rings. The lamp burns low.");
            Access hidden = new Access("other", List.of("everyone"), Map.of());
            writer.upsert(CHUNK, List.of(bell.withAccess(bell.version(), hidden)));
        });

        assertThat(lifted("the lamp burns", 10)).isEmpty();
    }

    private static List<Node> nodes(List<ScoredNode> hits) {
        return hits.stream().map(ScoredNode::node).toList();
    }
}
