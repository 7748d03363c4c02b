package dev.corpusmill.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.store.ScoredNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandardizedFusionTest {
    private static final Map<String, Double> WEIGHTS = Map.of("dense", 0.5, "bm25", 0.5, "about", 0.4);

    private static StandardizedFusion fusion(Map<String, Double> weights) {
        return new StandardizedFusion(weights, Map.of(), Set.of("about"));
    }

    private static ScoredNode hit(String document, int ordinal, double score) {
        String id = document + "#" + ordinal;
        Access access = new Access("public", List.of("everyone"), Map.of());
        Place place = new Place(0, 0, id.length(), "");
        Node node = new Node(id, document, access, ordinal, 1, "", id, "h", "e", "", "", place, new float[0]);
        return new ScoredNode(node, score);
    }

    /** Nodes 0, 1, … of one document each, with these scores. */
    private static RankedList list(String route, boolean fromZero, double... scores) {
        return new RankedList(
                route,
                IntStream.range(0, scores.length)
                        .mapToObj(i -> hit("d:" + i, 0, scores[i]))
                        .toList(),
                fromZero);
    }

    private static List<String> texts(List<Hit> hits) {
        return hits.stream().map(hit -> hit.node().text()).toList();
    }

    @Test
    void a_route_whose_best_hit_stands_out_decides() {
        double[] even = IntStream.range(0, 30).mapToDouble(i -> 0.8 - i * 0.01).toArray();
        RankedList flat = list("dense", false, even);
        List<ScoredNode> words = new ArrayList<>(List.of(hit("d:29", 0, 20)));
        for (int i = 0; i < 29; i++) {
            words.add(hit("d:" + i, 0, 5 - i * 0.1));
        }
        RankedList steep = new RankedList("bm25", words, true);
        assertThat(texts(fusion(WEIGHTS).fuse(List.of(flat, steep), 1))).containsExactly("d:29#0");
        assertThat(texts(fusion(Map.of("dense", 0.9, "bm25", 0.1)).fuse(List.of(flat, steep), 1)))
                .containsExactly("d:0#0");
    }

    @Test
    void a_word_that_only_one_node_has_stands_out_from_all_that_do_not_have_it() {
        double[] cosines =
                IntStream.range(0, 100).mapToDouble(i -> 0.8 - i * 0.002).toArray();
        RankedList dense = list("dense", false, cosines);
        RankedList code = new RankedList("bm25", List.of(hit("d:90", 0, 7)), true);
        assertThat(texts(fusion(WEIGHTS).fuse(List.of(dense, code), 1))).containsExactly("d:90#0");
    }

    @Test
    void scores_lie_between_zero_and_the_sum_of_the_weights() {
        List<Hit> alone = fusion(Map.of("bm25", 7.0)).fuse(List.of(list("bm25", true, 9, 4, 1)), 10);
        assertThat(alone.get(0).score()).isEqualTo(7, within(1e-9));
        assertThat(alone.get(2).score()).isZero();
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            RankedList dense = list("dense", false, falling(random));
            RankedList bm25 = list("bm25", true, falling(random));
            List<Hit> hits = fusion(WEIGHTS).fuse(List.of(dense, bm25), 100);
            assertThat(hits).extracting(Hit::score).isSortedAccordingTo(Collections.reverseOrder());
            assertThat(hits).allSatisfy(hit -> assertThat(hit.score()).isBetween(-1e-9, 1 + 1e-9));
        }
    }

    private static double[] falling(Random random) {
        return random.doubles(1 + random.nextInt(50))
                .map(value -> -value)
                .sorted()
                .map(value -> -value)
                .toArray();
    }

    @Test
    void equal_scores_are_all_as_good_as_the_best_and_nothing_found_is_nothing() {
        List<Hit> hits = fusion(Map.of("dense", 1.0)).fuse(List.of(list("dense", false, 0.5, 0.5)), 10);
        assertThat(hits).extracting(Hit::score).containsExactly(1.0, 1.0);
        assertThat(fusion(WEIGHTS).fuse(List.of(list("dense", false), list("bm25", true)), 10))
                .isEmpty();
    }

    @Test
    void a_route_of_documents_moves_their_hits_forward_and_shows_none_of_its_own() {
        RankedList dense = new RankedList(
                "dense", List.of(hit("d:a", 1, 0.80), hit("d:b", 1, 0.79), hit("d:b", 2, 0.78), hit("d:a", 2, 0.5)));
        RankedList about = new RankedList("about", List.of(hit("d:b", 0, 9), hit("d:c", 0, 3)), true);
        for (Fusion fusion : List.of(
                fusion(Map.of("dense", 1.0, "about", 0.4)),
                new WeightedFusion(Map.of("dense", 1.0, "about", 0.4), Map.of(), Set.of("about")),
                new ReciprocalRankFusion(Set.of("about")))) {
            List<Hit> hits = fusion.fuse(List.of(about, dense), 10);
            assertThat(texts(hits)).containsExactly("d:b#1", "d:b#2", "d:a#1", "d:a#2");
            assertThat(hits.get(1).routes().get("about")).isEqualTo(new Hit.RouteScore(1, 9));
            assertThat(hits.get(2).routes()).doesNotContainKey("about");
        }
        assertThat(fusion(WEIGHTS).fuse(List.of(about), 10)).isEmpty();
    }

    @Test
    void questions_with_digits_and_requests_have_weights_of_their_own() {
        RankedList dense = list("dense", false, 0.9, 0.5, 0.2);
        RankedList bm25 = new RankedList("bm25", List.of(hit("d:1", 0, 9), hit("d:0", 0, 5), hit("d:2", 0, 1)), true);
        Fusion fusion =
                new StandardizedFusion(Map.of("dense", 0.7, "bm25", 0.3), Map.of("dense", 0.2, "bm25", 0.8), Set.of());
        assertThat(texts(fusion.of("what?").fuse(List.of(dense, bm25), 1))).containsExactly("d:0#0");
        assertThat(texts(fusion.of("what in 2019?").fuse(List.of(dense, bm25), 1)))
                .containsExactly("d:1#0");
        assertThat(texts(
                        fusion.weighted(Map.of("bm25", 0.0)).of("what in 2019?").fuse(List.of(dense, bm25), 1)))
                .containsExactly("d:0#0");
    }
}
