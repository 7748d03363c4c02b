package dev.corpusmill.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.store.ScoredNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final List<Fusion> FUSIONS =
            List.of(weighted(0.6), weighted(0), weighted(1), new ReciprocalRankFusion(), standardized());

    @Test
    void weights_are_applied_to_scores_normalised_between_best_and_worst() {
        RankedList dense = list("dense", Map.of("a", 0.9, "b", 0.7, "c", 0.5));
        RankedList bm25 = list("bm25", Map.of("c", 20.0, "d", 10.0));
        List<Hit> hits = weighted(0.6).fuse(List.of(dense, bm25), 10);
        assertThat(hits).extracting(hit -> hit.node().id()).containsExactly("a", "c", "b", "d");
        assertThat(hits.get(0).score()).isEqualTo(0.6, within(1e-9));
        assertThat(hits.get(1).score()).isEqualTo(0.4, within(1e-9)); // worst of dense counts 0, best of bm25 counts 1
        assertThat(hits.get(2).score()).isEqualTo(0.3, within(1e-9));
        assertThat(hits.get(3).score()).isZero();
    }

    @Test
    void a_question_with_a_digit_has_weights_of_its_own_unless_the_request_brings_some() {
        List<RankedList> lists =
                List.of(list("dense", Map.of("a", 0.9, "b", 0.5)), list("bm25", Map.of("b", 20.0, "a", 10.0)));
        Fusion fusion = new WeightedFusion(Map.of("dense", 0.6, "bm25", 0.4), Map.of("dense", 0.4, "bm25", 0.6));
        assertThat(first(fusion.of("what was revenue?"), lists)).isEqualTo("a");
        assertThat(first(fusion.of("what was revenue in 2019?"), lists)).isEqualTo("b");
        assertThat(first(fusion.weighted(Map.of("dense", 1.0)).of("in 2019?"), lists))
                .isEqualTo("a");
    }

    private static String first(Fusion fusion, List<RankedList> lists) {
        return fusion.fuse(lists, 1).get(0).node().id();
    }

    @Test
    void a_hit_keeps_rank_and_raw_score_of_each_route_that_found_it() {
        RankedList dense = list("dense", Map.of("a", 0.9, "b", 0.7));
        RankedList bm25 = list("bm25", Map.of("b", 20.0));
        Hit b = weighted(0.6).fuse(List.of(dense, bm25), 2).get(1);
        assertThat(b.routes()).containsEntry("dense", new Hit.RouteScore(2, 0.7));
        assertThat(b.routes()).containsEntry("bm25", new Hit.RouteScore(1, 20.0));
    }

    @Test
    void a_route_whose_scores_are_all_the_same_counts_fully() {
        List<Hit> hits = weighted(0.6).fuse(List.of(list("dense", Map.of("a", 0.5, "b", 0.5))), 10);
        assertThat(hits).extracting(Hit::score).containsExactly(0.6, 0.6);
        assertThat(hits).extracting(hit -> hit.node().id()).containsExactly("a", "b");
    }

    @Test
    void candidates_behind_the_first_hundred_do_not_stretch_the_scale() {
        List<ScoredNode> hits = new ArrayList<>();
        for (int i = 0; i < WeightedFusion.WINDOW; i++) {
            hits.add(new ScoredNode(node(String.format("n%03d", i)), 1000 - i));
        }
        List<Hit> without = weighted(0.6).fuse(List.of(new RankedList("bm25", hits)), 200);
        hits.add(new ScoredNode(node("tail"), -100_000));
        List<Hit> with = weighted(0.6).fuse(List.of(new RankedList("bm25", hits)), 200);
        assertThat(with).isEqualTo(without);
    }

    @Test
    void reciprocal_rank_knows_ranks_only() {
        RankedList dense = list("dense", Map.of("a", 0.9, "b", 0.1));
        RankedList bm25 = list("bm25", Map.of("b", 20.0, "c", 19.9));
        List<Hit> hits = new ReciprocalRankFusion().fuse(List.of(dense, bm25), 10);
        assertThat(hits).extracting(hit -> hit.node().id()).containsExactly("b", "a", "c");
        assertThat(hits.get(0).score()).isEqualTo(1.0 / 62 + 1.0 / 61, within(1e-12));
    }

    @Test
    void of_no_hits_that_are_wanted_none_comes() {
        for (Fusion fusion : FUSIONS) {
            assertThat(fusion.fuse(List.of(list("dense", Map.of("a", 0.9))), 0)).isEmpty();
        }
    }

    @Test
    void a_negative_weight_and_a_route_without_one_are_refused() {
        assertThatThrownBy(() -> weighted(1.5)).hasMessageContaining("bm25");
        assertThatThrownBy(() -> weighted(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> weighted(0.6).fuse(List.of(list("words", Map.of("a", 1.0))), 1))
                .hasMessageContaining("words");
    }

    @Test
    void every_fusion_keeps_its_promises_on_random_lists() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<RankedList> lists = List.of(random("dense", random), random("bm25", random), random("third", random));
            int k = 1 + random.nextInt(30);
            for (Fusion fusion : FUSIONS) {
                List<Hit> hits = fusion.fuse(lists, k);
                String at = fusion.getClass().getSimpleName() + " seed=" + seed;
                assertThat(hits).as(at).hasSize(Math.min(k, ids(lists).size())).doesNotHaveDuplicates();
                assertOrdered(hits, at);
                assertThat(fusion.fuse(lists, 1000).subList(0, hits.size()))
                        .as("prefix " + at)
                        .isEqualTo(hits);
                List<RankedList> shuffled = new ArrayList<>(lists);
                Collections.shuffle(shuffled, random);
                assertThat(fusion.fuse(shuffled, k))
                        .as("order of routes " + at)
                        .extracting(hit -> hit.node().id())
                        .containsExactlyElementsOf(
                                hits.stream().map(hit -> hit.node().id()).toList());
            }
        }
    }

    @Test
    void nodes_are_told_apart_by_their_rows_where_all_have_one_and_by_their_ids_where_not() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            RankedList dense = random("dense", random);
            RankedList bm25 = random("bm25", random);
            RankedList third = random("third", random);
            for (Fusion fusion : FUSIONS) {
                List<Hit> byId = fusion.fuse(List.of(dense, bm25, third), 30);
                assertThat(fusion.fuse(List.of(numbered(dense), numbered(bm25), numbered(third)), 30))
                        .as("all have rows seed=" + seed)
                        .isEqualTo(byId);
                assertThat(fusion.fuse(List.of(numbered(dense), numbered(bm25), third), 30))
                        .as("one route knows none seed=" + seed)
                        .isEqualTo(byId);
            }
        }
    }

    @Test
    void of_candidates_with_rows_only_what_is_returned_is_read() {
        List<String> read = new ArrayList<>();
        List<ScoredNode> hits = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            hits.add(numbered(i, new ScoredNode(node("n" + i), 100 - i), read));
        }
        for (Fusion fusion : List.of(weighted(0.6), new ReciprocalRankFusion())) {
            read.clear();
            List<Hit> best = fusion.fuse(List.of(new RankedList("dense", hits)), 2);
            assertThat(best).hasSize(2);
            assertThat(read).as(fusion.getClass().getSimpleName()).containsExactlyInAnyOrder("n0", "n1");
        }
    }

    private static RankedList numbered(RankedList list) {
        return new RankedList(
                list.route(),
                list.hits().stream()
                        .map(hit -> numbered(Long.parseLong(hit.id().substring(1)), hit, new ArrayList<>()))
                        .toList());
    }

    /** The same hit, of a store that numbers its rows; all that is read of it is written down. */
    private static ScoredNode numbered(long row, ScoredNode hit, List<String> read) {
        return new ScoredNode(row, hit.score(), new ScoredNode.Reading() {
            @Override
            public String id() {
                read.add(hit.id());
                return hit.id();
            }

            @Override
            public Node node() {
                read.add(hit.id());
                return hit.node();
            }
        });
    }

    @Test
    void a_better_score_at_one_route_never_makes_a_hit_worse() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            RankedList dense = random("dense", random);
            RankedList bm25 = random("bm25", random);
            if (dense.hits().size() < 3) {
                continue;
            }
            List<ScoredNode> improved = new ArrayList<>(dense.hits());
            ScoredNode lifted = improved.remove(2);
            improved.add(0, new ScoredNode(lifted.node(), dense.hits().get(0).score()));
            for (Fusion fusion : FUSIONS) {
                int before = rank(fusion.fuse(List.of(dense, bm25), 1000), lifted);
                int after = rank(fusion.fuse(List.of(new RankedList("dense", improved), bm25), 1000), lifted);
                assertThat(after).as("seed=" + seed).isLessThanOrEqualTo(before);
            }
        }
    }

    private static int rank(List<Hit> hits, ScoredNode of) {
        return hits.stream()
                .map(hit -> hit.node().id())
                .toList()
                .indexOf(of.node().id());
    }

    private static void assertOrdered(List<Hit> hits, String at) {
        for (int i = 1; i < hits.size(); i++) {
            Hit before = hits.get(i - 1);
            Hit after = hits.get(i);
            boolean ordered = before.score() > after.score()
                    || (before.score() == after.score()
                            && before.node().id().compareTo(after.node().id()) < 0);
            assertThat(ordered).as(at + " at " + i).isTrue();
        }
    }

    private static Set<String> ids(List<RankedList> lists) {
        Set<String> ids = new HashSet<>();
        lists.forEach(list -> list.hits().forEach(hit -> ids.add(hit.node().id())));
        return ids;
    }

    private static RankedList random(String route, Random random) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add("n" + i);
        }
        Collections.shuffle(ids, random);
        List<ScoredNode> hits = new ArrayList<>();
        double score = 16;
        for (String id : ids.subList(0, random.nextInt(20))) {
            score -= random.nextInt(3) * 0.25; // ties are common; exact in binary, so that sums do not depend on order
            hits.add(new ScoredNode(node(id), score));
        }
        return new RankedList(route, hits);
    }

    private static RankedList list(String route, Map<String, Double> scores) {
        List<ScoredNode> hits = new ArrayList<>();
        scores.forEach((id, score) -> hits.add(new ScoredNode(node(id), score)));
        hits.sort((a, b) -> {
            int byScore = Double.compare(b.score(), a.score());
            return byScore != 0 ? byScore : a.node().id().compareTo(b.node().id());
        });
        return new RankedList(route, hits);
    }

    static Node node(String id) {
        return new Node(
                id,
                "docs:a",
                new Access("public", List.of("everyone"), Map.of()),
                0,
                1,
                "",
                id,
                "h",
                "e",
                "",
                "",
                new Place(0, 0, id.length(), ""),
                new float[0]);
    }

    private static StandardizedFusion standardized() {
        return new StandardizedFusion(Map.of("dense", 0.5, "bm25", 0.3, "third", 0.2), Map.of(), Set.of());
    }

    private static WeightedFusion weighted(double dense) {
        return new WeightedFusion(Map.of("dense", dense, "bm25", 1 - dense, "third", Math.abs(1 - dense)));
    }
}
