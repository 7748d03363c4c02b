package dev.corpusmill.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.security.Scope;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
    private static final AnswerKey KEY = key("where?", Scope.PUBLIC);
    private static final Supplier<float[]> NOT_ASKED = () -> {
        throw new AssertionError("similar questions are off");
    };

    private final AnswerCache<String> exact = cache(1);
    private final AnswerCache<String> similar = cache(0.95);

    private static AnswerCache<String> cache(double similarAbove) {
        return new AnswerCache<>(
                new AnswerCache.Limits(1 << 20, Duration.ofHours(1), similarAbove), String::length, System::nanoTime);
    }

    private static AnswerKey key(String question, Scope scope) {
        return new AnswerKey(scope, NodeFilter.all(), "v1", question);
    }

    @Test
    void an_answer_serves_while_its_sources_are_the_same_and_is_dropped_when_they_are_not() {
        exact.keep(KEY, "d1", "in a cave", NOT_ASKED);
        assertThat(exact.find(KEY, "d1", NOT_ASKED)).contains("in a cave");
        assertThat(exact.find(KEY, "d2", NOT_ASKED)).isEmpty();
        assertThat(exact.find(KEY, "d1", NOT_ASKED)).isEmpty();
        assertThat(exact.report().dropped()).isEqualTo(1);
    }

    @Test
    void an_answer_serves_nobody_else() {
        exact.keep(KEY, "d1", "in a cave", NOT_ASKED);
        assertThat(exact.find(key("where?", new Scope("acme", Set.of("everyone"))), "d1", NOT_ASKED))
                .isEmpty();
        assertThat(exact.find(key("where?", new Scope("public", Set.of("board"))), "d1", NOT_ASKED))
                .isEmpty();
    }

    @Test
    void a_similar_question_gets_the_answer_only_from_the_same_sources_and_above_the_threshold() {
        similar.keep(KEY, "d1", "in a cave", () -> new float[] {1, 0});
        AnswerKey other = key("whereabouts?", Scope.PUBLIC);
        assertThat(similar.find(other, "d1", () -> new float[] {1, 0.1f})).contains("in a cave");
        assertThat(similar.find(other, "d1", () -> new float[] {1, 1})).isEmpty();
        assertThat(similar.find(other, "d2", () -> new float[] {1, 0.1f})).isEmpty();
        assertThat(similar.find(key("whereabouts?", new Scope("acme", Set.of())), "d1", () -> new float[] {1, 0}))
                .isEmpty();
    }

    @Test
    void an_answer_in_flight_can_be_waited_for_until_it_has_ended() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        assertThat(exact.inFlight(KEY, "d1", first)).isSameAs(first);
        assertThat(exact.inFlight(KEY, "d1", second)).isSameAs(first);
        assertThat(exact.inFlight(KEY, "d2", second)).isSameAs(second);
        first.cancel(true);
        assertThat(exact.inFlight(KEY, "d1", second)).isSameAs(second);
    }

    @Test
    void a_cache_of_no_size_keeps_nothing() {
        AnswerCache<String> none =
                new AnswerCache<>(new AnswerCache.Limits(0, Duration.ofHours(1), 1), String::length, System::nanoTime);
        none.keep(KEY, "d1", "in a cave", NOT_ASKED);
        assertThat(none.find(KEY, "d1", NOT_ASKED)).isEmpty();
    }
}
