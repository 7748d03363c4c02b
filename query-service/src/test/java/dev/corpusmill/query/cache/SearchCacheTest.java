package dev.corpusmill.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.arrange.Arrangement;
import dev.corpusmill.query.cache.SearchCache.Found;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.search.RouteChoice;
import dev.corpusmill.search.SearchResult;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchCacheTest {
    private static final SearchKey KEY = key(Scope.PUBLIC, "where?", "r1");

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger searches = new AtomicInteger();
    private final SearchCache cache = new SearchCache(1 << 20, Duration.ofSeconds(5), threads, nanos::get);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static SearchKey key(Scope scope, String question, String revision) {
        return new SearchKey(
                scope,
                new Query(question, "chunk", 10, scope.narrowedBy(NodeFilter.all())),
                RouteChoice.CONFIGURED,
                Arrangement.NONE,
                "g1",
                revision);
    }

    private SearchResult search(State state) {
        return new SearchResult(
                List.of(),
                List.of(new RouteReport("dense", state, 1, "")),
                List.of(),
                "g1",
                "r" + searches.incrementAndGet());
    }

    private boolean cached(SearchKey key) {
        return cache.find(key, () -> search(State.OK)).join().shared();
    }

    @Test
    void a_result_serves_the_same_search_until_its_time_is_over() {
        assertThat(cached(KEY)).isFalse();
        assertThat(cached(KEY)).isTrue();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertThat(cached(KEY)).isFalse();
    }

    @Test
    void a_result_serves_nobody_else_and_no_other_revision() {
        cached(KEY);
        assertThat(cached(key(Scope.PUBLIC, "where?", "r2"))).isFalse();
        assertThat(cached(key(new Scope("public", Set.of("staff")), "where?", "r1")))
                .isFalse();
        assertThat(cached(key(new Scope("acme", Set.of("everyone")), "where?", "r1")))
                .isFalse();
        assertThat(cached(key(Scope.PUBLIC, "who?", "r1"))).isFalse();
    }

    @Test
    void a_result_without_one_of_its_routes_is_not_kept() {
        cache.find(KEY, () -> search(State.LATE)).join();
        assertThat(cached(KEY)).isFalse();
        assertThat(cached(KEY)).isTrue();
    }

    @Test
    void a_result_whose_reranker_was_late_is_not_kept() {
        SearchResult whole = search(State.OK);
        List<RouteReport> late = List.of(new RouteReport("rerank", State.LATE, 300, ""));
        cache.find(KEY, () -> new SearchResult(whole.hits(), whole.routes(), late, "g1", "r1"))
                .join();
        assertThat(cached(KEY)).isFalse();
    }

    @Test
    void a_thousand_at_once_cost_one_search_and_those_who_leave_take_nothing_from_the_others() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Found> leader = CompletableFuture.supplyAsync(() -> cache.find(KEY, () -> {
                    begun.countDown();
                    await(go);
                    return search(State.OK);
                })
                .join());
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<Found>> others = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            others.add(cache.find(KEY, () -> search(State.OK)));
        }
        others.subList(0, 100).forEach(left -> left.cancel(true));
        leader.cancel(true);
        go.countDown();
        for (CompletableFuture<Found> waiting : others.subList(100, 999)) {
            assertThat(waiting.get(5, TimeUnit.SECONDS).shared()).isTrue();
        }
        assertThat(searches).hasValue(1);
        assertThat(cache.report().shared()).isEqualTo(999);
    }

    @Test
    void a_failure_is_told_to_all_who_waited_and_then_forgotten() {
        assertThatThrownBy(() -> cache.find(KEY, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(cached(KEY)).isFalse();
    }

    @Test
    void clearing_forgets_and_the_report_counts_on() {
        cached(KEY);
        cached(KEY);
        cache.clear();
        assertThat(cached(KEY)).isFalse();
        assertThat(cache.report().hits()).isEqualTo(1);
        assertThat(cache.report().misses()).isEqualTo(2);
    }

    @Test
    void it_stays_within_its_bytes() {
        for (int i = 0; i < 20_000; i++) {
            cached(key(Scope.PUBLIC, "question " + i, "r1"));
        }
        assertThat(cache.report().bytes()).isBetween(1L << 19, 1L << 20);
        assertThat(cache.report().evictions()).isPositive();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
