package dev.corpusmill.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.PostProcessor;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.search.SearchPlan.PlannedPostProcessor;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostProcessingTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final PostProcessing processing = processing(2, Deadline.after(LONG));

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private record Step(String name, UnaryOperator<List<Hit>> work) implements PostProcessor {
        @Override
        public List<Hit> process(Query query, List<Hit> hits, Deadline deadline) {
            return work.apply(hits);
        }
    }

    @Test
    void hits_are_reordered_before_they_are_cut() {
        assertThat(ids(processing.run(List.of(step("reverse", PostProcessingTest::reversed)), hits("a", "b", "c"))))
                .containsExactly("c", "b");
        assertThat(processing.reports())
                .extracting(RouteReport::name, RouteReport::state)
                .containsExactly(tuple("reverse", State.OK));
    }

    @Test
    void one_follows_the_other() {
        List<PlannedPostProcessor> steps =
                List.of(step("reverse", PostProcessingTest::reversed), step("first", hits -> hits.subList(0, 1)));
        assertThat(ids(processing.run(steps, hits("a", "b", "c")))).containsExactly("c");
    }

    @Test
    void what_it_does_not_see_stays_behind_what_it_sees() {
        PlannedPostProcessor two =
                new PlannedPostProcessor(new Step("reverse", PostProcessingTest::reversed), 2, LONG, executor);
        PostProcessing wide = processing(2, Deadline.after(LONG));
        assertThat(ids(wide.run(List.of(two), hits("a", "b", "c")))).containsExactly("b", "a");
        assertThat(SearchPlan.of(List.of(), new ReciprocalRankFusion(), 1, LONG).depth(7))
                .isEqualTo(7);
    }

    @Test
    void a_late_one_leaves_the_order_before_it_and_is_named() {
        CountDownLatch never = new CountDownLatch(1);
        PlannedPostProcessor slow = new PlannedPostProcessor(
                new Step("slow", hits -> {
                    awaitQuietly(never);
                    return reversed(hits);
                }),
                10,
                Duration.ofMillis(20),
                executor);
        assertThat(ids(processing.run(List.of(slow), hits("a", "b", "c")))).containsExactly("a", "b");
        assertThat(processing.reports()).extracting(RouteReport::state).containsExactly(State.LATE);
    }

    @Test
    void a_failing_one_leaves_the_order_before_it_and_is_named_with_its_reason() {
        PlannedPostProcessor failing = step("failing", hits -> {
            throw new ClassifiedException(FailureKind.OVERLOADED, "the reranker is full");
        });
        assertThat(ids(processing.run(List.of(failing), hits("a", "b")))).containsExactly("a", "b");
        assertThat(processing.reports())
                .extracting(RouteReport::state, RouteReport::error)
                .containsExactly(tuple(State.FAILED, "the reranker is full"));
    }

    @Test
    void a_hit_that_it_was_not_given_or_that_comes_twice_is_refused() {
        List<PlannedPostProcessor> steps =
                List.of(step("invents", hits -> hits("x")), step("repeats", hits -> List.of(hits.get(0), hits.get(0))));
        assertThat(ids(processing.run(steps, hits("a", "b")))).containsExactly("a", "b");
        assertThat(processing.reports()).extracting(RouteReport::state).containsOnly(State.FAILED);
        assertThat(processing.reports().get(0).error()).contains("id=x");
    }

    @Test
    void a_score_that_is_no_number_is_refused() {
        PlannedPostProcessor step =
                step("nan", hits -> List.of(new Hit(hits.get(0).node(), Double.NaN, Map.of())));
        assertThat(ids(processing.run(List.of(step), hits("a", "b")))).containsExactly("a", "b");
        assertThat(processing.reports()).extracting(RouteReport::state).containsExactly(State.FAILED);
    }

    @Test
    void where_no_thread_is_free_the_order_stays() {
        PlannedPostProcessor full =
                new PlannedPostProcessor(new Step("reverse", PostProcessingTest::reversed), 10, LONG, task -> {
                    throw new RejectedExecutionException();
                });
        assertThat(ids(processing.run(List.of(full), hits("a", "b")))).containsExactly("a", "b");
        assertThat(processing.reports()).extracting(RouteReport::error).containsExactly("too many searches at once");
    }

    private PlannedPostProcessor step(String name, UnaryOperator<List<Hit>> work) {
        return new PlannedPostProcessor(new Step(name, work), 10, LONG, executor);
    }

    private static PostProcessing processing(int k, Deadline deadline) {
        return new PostProcessing(query(k), deadline);
    }

    private static Query query(int k) {
        return new Query("question", "chunk", k, NodeFilter.all());
    }

    private static List<Hit> hits(String... ids) {
        List<Hit> hits = new ArrayList<>();
        for (String id : ids) {
            hits.add(new Hit(FusionTest.node(id), 1.0 / (1 + hits.size()), Map.of()));
        }
        return hits;
    }

    private static List<Hit> reversed(List<Hit> hits) {
        List<Hit> reversed = new ArrayList<>(hits);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.node().id()).toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
