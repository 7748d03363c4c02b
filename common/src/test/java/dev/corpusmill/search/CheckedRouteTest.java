package dev.corpusmill.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.search.SearchPlan.PlannedRoute;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CheckedRouteTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Query QUERY = new Query("question", "chunk", 5, NodeFilter.all());

    private final GenerationReader reader = HybridSearchTest.reader();

    private record PluginRoute(String name, Supplier<List<ScoredNode>> work) implements Route {
        @Override
        public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
            return work.get();
        }
    }

    @Test
    void what_it_finds_passes() {
        assertThat(search(() -> List.of(hit("a", 2), hit("b", 1)), QUERY))
                .extracting(ScoredNode::id)
                .containsExactly("a", "b");
    }

    @Test
    void a_node_that_the_filter_does_not_pass_fails_the_route() {
        Query foreign = new Query("question", "chunk", 5, NodeFilter.visibleTo("another", Set.of("boss")));
        assertThatThrownBy(() -> search(() -> List.of(hit("a", 1)), foreign))
                .hasMessageContaining("filter of the question");
    }

    @Test
    void null_a_null_element_and_a_score_that_is_no_number_fail_the_route() {
        assertThatThrownBy(() -> search(() -> null, QUERY)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> search(() -> Arrays.asList(hit("a", 1), null), QUERY))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> search(() -> List.of(hit("a", Double.NaN)), QUERY))
                .hasMessageContaining("no number");
    }

    @Test
    void an_endless_list_is_read_as_far_as_candidates_are_wanted() {
        List<ScoredNode> endless = new AbstractList<>() {
            @Override
            public ScoredNode get(int index) {
                return hit("n" + index, 1);
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        assertThat(search(() -> endless, QUERY)).hasSize(10);
    }

    @Test
    void a_route_that_hangs_takes_only_its_own_threads_and_holds_the_view_until_it_is_back() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        Route hanging = new CheckedRoute(new PluginRoute("hangs", () -> {
            begun.incrementAndGet();
            awaitQuietly(release);
            return List.of();
        }));
        Route ours = new PluginRoute("ours", () -> List.of(hit("a", 1)));
        SearchPlan plan = new SearchPlan(
                List.of(
                        new PlannedRoute(ours, 10, LONG, Optional.empty()),
                        new PlannedRoute(hanging, 10, Duration.ofMillis(20), Optional.of(new PartThreads("hangs")))),
                new ReciprocalRankFusion(),
                List.of());
        IndexView view = new IndexView(reader);
        HybridSearch search = new HybridSearch(plan, Runnable::run);

        int late = 0;
        SearchResult full = search.search(view, QUERY, Deadline.after(LONG));
        while (states(full).contains(State.LATE)) { // on a busy machine a call may be late before its thread began
            assertThat(states(full)).containsExactly(State.OK, State.LATE);
            late++;
            full = search.search(view, QUERY, Deadline.after(LONG));
        }
        assertThat(late).isGreaterThanOrEqualTo(PartThreads.MOST);
        assertThat(states(full)).containsExactly(State.OK, State.FAILED);
        assertThat(full.hits()).hasSize(1);
        assertThat(begun).hasValue(PartThreads.MOST);

        view.close(); // the service has gone on to the next view
        assertThat(view.retain()).as("still held by the calls that hang").isTrue();
        release.countDown();
    }

    private static List<State> states(SearchResult result) {
        return result.routes().stream().map(RouteReport::state).toList();
    }

    private List<ScoredNode> search(Supplier<List<ScoredNode>> work, Query query) {
        return new CheckedRoute(new PluginRoute("plug", work)).search(reader, query, 10, Deadline.after(LONG));
    }

    private static ScoredNode hit(String id, double score) {
        return new ScoredNode(FusionTest.node(id), score);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
