package dev.corpusmill.index.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.embed.ForwardingEmbedder;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.embed.TestEmbedder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalvingEmbedderTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** A server that answers every request with some text in it by a failure. */
    private static final class Fussy extends ForwardingEmbedder {
        private final String poison;
        private final FailureKind kind;
        private final List<Integer> requests = new ArrayList<>();

        Fussy(String poison, FailureKind kind) {
            super(new TestEmbedder());
            this.poison = poison;
            this.kind = kind;
        }

        @Override
        public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
            requests.add(passages.size());
            if (passages.stream().anyMatch(passage -> passage.contains(poison))) {
                throw new EmbedException(kind, "no vector for it");
            }
            return super.embedPassages(passages, deadline);
        }
    }

    @Test
    void one_poisoned_text_of_a_batch_fails_alone_and_is_found_by_halving() {
        Fussy server = new Fussy("poison", FailureKind.REJECTED);

        HalvingEmbedder.Result result = new HalvingEmbedder(server, TIMEOUT).embed(texts("poison", 64));

        assertThat(result.failures()).containsOnlyKeys("poison");
        assertThat(result.failures().get("poison").kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(result.failures().get("poison").reason()).contains("no vector for it");
        assertThat(result.vectors()).hasSize(63).doesNotContainKey("poison");
        assertThat(server.requests).as("two for each halving, and the first").hasSize(1 + 2 * 6);
    }

    @Test
    void a_server_that_breaks_on_one_text_but_is_well_costs_that_text_only() {
        Fussy server = new Fussy("poison", FailureKind.TRANSIENT);

        HalvingEmbedder.Result result = new HalvingEmbedder(server, TIMEOUT).embed(texts("poison", 8));

        assertThat(result.vectors()).hasSize(7);
        assertThat(result.failures().get("poison").sticky())
                .as("the server may be mended")
                .isFalse();
    }

    @Test
    void a_server_that_is_down_or_full_is_no_reason_to_halve() {
        for (FailureKind kind : List.of(FailureKind.TRANSIENT, FailureKind.OVERLOADED, FailureKind.FATAL)) {
            Fussy server = new Fussy("", kind);

            assertThatThrownBy(() -> new HalvingEmbedder(server, TIMEOUT).embed(texts("any", 64)))
                    .isInstanceOf(EmbedException.class);
            assertThat(server.requests).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void a_batch_that_is_only_slow_is_split_until_it_is_done_in_time() {
        ForwardingEmbedder slow = new ForwardingEmbedder(new TestEmbedder()) {
            @Override
            public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
                while (passages.size() > 4 && !deadline.expired()) {
                    Thread.onSpinWait();
                }
                if (deadline.expired()) {
                    throw new EmbedException(FailureKind.OVERLOADED, "embedding was not done in time");
                }
                return super.embedPassages(passages, deadline);
            }
        };

        HalvingEmbedder.Result result = new HalvingEmbedder(slow, Duration.ofMillis(50)).embed(texts("any", 16));

        assertThat(result.failures()).isEmpty();
        assertThat(result.vectors()).hasSize(16);
    }

    private static List<String> texts(String one, int count) {
        List<String> texts = new ArrayList<>(
                IntStream.range(1, count).mapToObj(i -> "text " + i).toList());
        texts.add(count / 3, one);
        return texts;
    }
}
