package dev.corpusmill.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.ModelIdentity;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import dev.corpusmill.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HybridSearchTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Query QUERY = new Query("question", "chunk", 5, NodeFilter.all());

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final IndexView view = new IndexView(reader());

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    /** What a route of a test does. */
    private interface Work {
        List<ScoredNode> run() throws Exception;
    }

    private record TestRoute(String name, Work work, boolean prompt) implements Route {
        TestRoute(String name, Work work) {
            this(name, work, false);
        }

        @Override
        public boolean keepsDeadline(Query query) {
            return prompt;
        }

        @Override
        public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
            try {
                return work.run();
            } catch (RuntimeException known) {
                throw known;
            } catch (Exception other) {
                throw new IllegalStateException(other);
            }
        }
    }

    @Test
    void routes_run_at_the_same_time_and_are_fused() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2); // one after the other would never pass it
        SearchResult result = search(LONG, route("dense", both, "a"), route("bm25", both, "b"));
        assertThat(result.hits()).extracting(hit -> hit.node().id()).containsExactly("a", "b");
        assertThat(result.routes()).extracting(RouteReport::state).containsExactly(State.OK, State.OK);
        assertThat(result.generation()).isEqualTo("g1");
    }

    @Test
    void a_late_route_is_dropped_and_named_and_keeps_the_view_open_until_it_is_back() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        TestRoute late = new TestRoute("dense", () -> {
            release.await();
            return List.of();
        });
        SearchResult result = search(Duration.ofMillis(200), late, found("bm25", "b"));
        assertThat(result.routes()).extracting(RouteReport::state).containsExactly(State.LATE, State.OK);
        assertThat(result.hits()).hasSize(1);
        view.close();
        assertThat(view.retain()).as("still held by the late route").isTrue();
        view.close();
        release.countDown();
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(view.retain()).isFalse();
    }

    @Test
    void a_failing_route_is_named_with_its_reason() {
        TestRoute failing = new TestRoute("dense", () -> {
            throw new ClassifiedException(FailureKind.TRANSIENT, "model server gone: host=x");
        });
        SearchResult result = search(LONG, failing, found("bm25", "b"));
        assertThat(result.routes().get(0).state()).isEqualTo(State.FAILED);
        assertThat(result.routes().get(0).error()).isEqualTo("model server gone: host=x");
        assertThat(result.hits()).hasSize(1);
    }

    @Test
    void where_no_route_answers_the_search_fails_and_says_what_each_did() {
        TestRoute failing = new TestRoute("dense", () -> {
            throw new ClassifiedException(FailureKind.REJECTED, "no such field");
        });
        TestRoute broken = new TestRoute("bm25", () -> {
            throw new IllegalStateException();
        });
        assertThatThrownBy(() -> search(LONG, failing, broken))
                .isInstanceOfSatisfying(
                        ClassifiedException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining("dense=no such field")
                .hasMessageContaining("bm25=IllegalStateException");
    }

    @Test
    void a_full_executor_is_overload_and_holds_nothing() {
        CountDownLatch release = new CountDownLatch(1);
        ThreadPoolExecutor full = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        full.execute(() -> awaitQuietly(release));
        full.execute(() -> {});
        HybridSearch search = new HybridSearch(
                SearchPlan.of(List.of(found("dense", "a"), found("bm25", "b")), new ReciprocalRankFusion(), 10, LONG),
                full);
        assertThatThrownBy(() -> search.search(view, QUERY, Deadline.after(LONG)))
                .isInstanceOfSatisfying(
                        ClassifiedException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.OVERLOADED));
        release.countDown();
        full.shutdown();
        view.close();
        assertThat(view.retain()).isFalse();
    }

    @Test
    void a_route_that_keeps_its_deadline_runs_beside_the_others_on_the_thread_that_asks() {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Thread> own = new ArrayList<>();
        TestRoute prompt = new TestRoute(
                "bm25",
                () -> {
                    own.add(Thread.currentThread());
                    return route("bm25", both, "b").work().run();
                },
                true);
        SearchResult result = search(LONG, prompt, route("dense", both, "a"));
        assertThat(own).containsExactly(Thread.currentThread());
        assertThat(result.routes()).extracting(RouteReport::name).containsExactly("bm25", "dense");
        assertThat(result.routes()).extracting(RouteReport::state).containsExactly(State.OK, State.OK);
    }

    @Test
    void of_several_routes_that_keep_their_deadline_the_first_runs_on_the_thread_that_asks() {
        Map<String, Thread> threads = new ConcurrentHashMap<>();
        SearchResult result = search(LONG, noting("dense", threads), noting("bm25", threads));
        assertThat(result.routes()).extracting(RouteReport::state).containsExactly(State.OK, State.OK);
        assertThat(threads.get("dense")).isSameAs(Thread.currentThread());
        assertThat(threads.get("bm25")).isNotSameAs(Thread.currentThread());
    }

    private static TestRoute noting(String name, Map<String, Thread> threads) {
        return new TestRoute(
                name,
                () -> {
                    threads.put(name, Thread.currentThread());
                    return List.of();
                },
                true);
    }

    @Test
    void a_store_that_ends_a_search_at_its_deadline_makes_the_route_late() {
        Duration timeout = Duration.ofMillis(50);
        CountDownLatch never = new CountDownLatch(1);
        TestRoute late = new TestRoute(
                "bm25",
                () -> {
                    assertThat(never.await(timeout.toMillis() + 1, TimeUnit.MILLISECONDS))
                            .isFalse();
                    throw new StoreException(FailureKind.TRANSIENT, "search passed its deadline");
                },
                true);
        SearchResult result = search(timeout, found("dense", "a"), late);
        assertThat(result.routes()).extracting(RouteReport::state).containsExactly(State.OK, State.LATE);
    }

    @Test
    void where_other_routes_are_refused_the_callers_own_is_not_searched() {
        List<String> searched = new ArrayList<>();
        TestRoute own = new TestRoute(
                "bm25",
                () -> {
                    searched.add("bm25");
                    return List.of();
                },
                true);
        HybridSearch search = new HybridSearch(
                SearchPlan.of(List.of(own, found("dense", "a")), new ReciprocalRankFusion(), 10, LONG), route -> {
                    throw new RejectedExecutionException();
                });
        assertThatThrownBy(() -> search.search(view, QUERY, Deadline.after(LONG)))
                .isInstanceOfSatisfying(
                        ClassifiedException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.OVERLOADED));
        assertThat(searched).isEmpty();
        view.close();
        assertThat(view.retain()).isFalse();
    }

    @Test
    void a_view_that_is_closed_once_too_often_says_so() {
        view.close();
        assertThatThrownBy(view::close).hasMessageContaining("g1");
    }

    private SearchResult search(Duration timeout, Route... routes) {
        Fusion fusion = new WeightedFusion(Map.of("dense", 0.6, "bm25", 0.4));
        return new HybridSearch(SearchPlan.of(List.of(routes), fusion, 10, timeout), executor)
                .search(view, QUERY, Deadline.after(LONG));
    }

    private static TestRoute route(String name, CyclicBarrier barrier, String id) {
        return new TestRoute(name, () -> {
            barrier.await(10, TimeUnit.SECONDS);
            return List.of(new ScoredNode(FusionTest.node(id), 1));
        });
    }

    private static TestRoute found(String name, String id) {
        return new TestRoute(name, () -> List.of(new ScoredNode(FusionTest.node(id), 1)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static GenerationReader reader() {
        MemoryStore store = new MemoryStore();
        ModelIdentity model = new ModelIdentity("m", "w", "t", "cls", true, "", "", 4, 512);
        store.create(new Generation(
                "g1",
                Generation.SCHEMA,
                "r",
                model,
                "e",
                List.of(),
                "en",
                List.of("chunk"),
                Map.of(),
                0,
                "",
                Generation.State.READY));
        return store.openReader("g1");
    }
}
