package dev.corpusmill.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
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
        assertThatThrownBy(() -> search(() -> null, QUERY)).isInstanceOf(ClassifiedException.class);
        assertThatThrownBy(() -> search(() -> Arrays.asList(hit("a", 1), null), QUERY))
                .isInstanceOf(ClassifiedException.class);
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
    void calls_that_hang_are_refused_at_once_when_all_threads_are_taken() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        Route route = new CheckedRoute(
                new PluginRoute("slow", () -> {
                    begun.incrementAndGet();
                    awaitQuietly(release);
                    return List.of();
                }),
                new PartThreads("slow"));
        for (int i = 0; i < 16; i++) {
            assertThatThrownBy(() -> route.search(reader, QUERY, 10, Deadline.after(Duration.ofMillis(20))))
                    .isInstanceOfSatisfying(
                            ClassifiedException.class,
                            late -> assertThat(late.kind()).isEqualTo(FailureKind.TRANSIENT));
        }
        assertThatThrownBy(() -> route.search(reader, QUERY, 10, Deadline.after(LONG)))
                .isInstanceOfSatisfying(
                        ClassifiedException.class,
                        full -> assertThat(full.kind()).isEqualTo(FailureKind.OVERLOADED));
        assertThat(begun).hasValue(16);
        release.countDown();
    }

    private List<ScoredNode> search(Supplier<List<ScoredNode>> work, Query query) {
        return new CheckedRoute(new PluginRoute("plug", work), new PartThreads("plug"))
                .search(reader, query, 10, Deadline.after(LONG));
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
