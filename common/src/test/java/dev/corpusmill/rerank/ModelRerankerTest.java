package dev.corpusmill.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.Access;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.NodeFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ModelRerankerTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Lengths lengths = new Lengths();
    private final ModelReranker reranker = new ModelReranker("by-length", lengths, 100, nanos::get);

    /** The longer a text, the better it is; judges so many texts of a call at most, or fails. */
    private static final class Lengths implements RelevanceModel {
        private final List<List<String>> asked = new ArrayList<>();
        private int most = Integer.MAX_VALUE;
        private boolean broken;

        @Override
        public String name() {
            return "lengths";
        }

        @Override
        public double[] judge(String question, List<String> texts, Deadline deadline) {
            asked.add(texts);
            if (broken) {
                throw new ClassifiedException(FailureKind.TRANSIENT, "no reply in time");
            }
            return texts.stream()
                    .limit(most)
                    .mapToDouble(text -> text.length() + text.hashCode() % 3 * 1e-8)
                    .toArray();
        }
    }

    @Test
    void hits_come_in_the_order_of_the_model_and_say_what_it_said() {
        List<Hit> hits = process("aa", "bbbb", "c");
        assertThat(texts(hits)).containsExactly("bbbb", "aa", "c");
        assertThat(hits.get(0).score()).isEqualTo(4);
        assertThat(hits.get(0).routes().get("by-length")).isEqualTo(new Hit.RouteScore(1, 4));
    }

    @Test
    void equal_texts_keep_their_order_whatever_noise_a_batch_adds() {
        assertThat(texts(process("aa", "bb", "cc", "dd", "ee"))).containsExactly("aa", "bb", "cc", "dd", "ee");
    }

    @Test
    void what_there_was_no_time_for_stays_behind_in_its_order_with_scores_that_fit() {
        lengths.most = 2;
        List<Hit> hits = process("a", "bb", "cccc", "ddd");
        assertThat(texts(hits)).containsExactly("bb", "a", "cccc", "ddd");
        assertThat(hits).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(hits.get(2).routes()).isEmpty();
    }

    @Test
    void what_was_said_is_remembered_for_this_question() {
        process("a", "bb");
        process("bb", "ccc", "a");
        assertThat(lengths.asked).containsExactly(List.of("a", "bb"), List.of("ccc"));
    }

    @Test
    void no_more_is_remembered_than_was_asked_for() {
        ModelReranker forgetful = new ModelReranker("by-length", lengths, 1, nanos::get);
        forgetful.judge("q", List.of("a", "bb"), soon());
        forgetful.judge("q", List.of("bb"), soon());
        forgetful.judge("q", List.of("a"), soon());
        assertThat(lengths.asked).containsExactly(List.of("a", "bb"), List.of("a"));
    }

    @Test
    void a_model_that_fails_again_and_again_is_left_alone_for_a_while_and_then_asked_by_one() {
        lengths.broken = true;
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> process("a")).isInstanceOf(ClassifiedException.class);
        }
        assertThat(lengths.asked).hasSize(3);

        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThatThrownBy(() -> process("a")).hasMessage("no reply in time");
        assertThatThrownBy(() -> process("a")).hasMessageContaining("asked again soon");

        lengths.broken = false;
        nanos.addAndGet(Duration.ofSeconds(6).toNanos()); // the pause is twice as long now
        assertThatThrownBy(() -> process("a")).hasMessageContaining("asked again soon");
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(texts(process("a", "bb"))).containsExactly("bb", "a");
        assertThat(texts(process("c", "dd"))).containsExactly("dd", "c");
    }

    @Test
    void judging_wants_all_or_nothing() {
        lengths.most = 1;
        assertThatThrownBy(() -> reranker.judge("q", List.of("a", "b"), soon()))
                .isInstanceOf(ClassifiedException.class)
                .hasMessageContaining("judged=1 of=2");
    }

    @Test
    void nothing_is_asked_about_no_hits() {
        assertThat(process()).isEmpty();
        assertThat(lengths.asked).isEmpty();
    }

    private List<Hit> process(String... texts) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            hits.add(new Hit(node(texts[i]), 1.0 / (i + 1), Map.of()));
        }
        return reranker.process(new Query("question", "chunk", 3, NodeFilter.all()), hits, soon());
    }

    private static Node node(String text) {
        return new Node(
                text,
                "docs:a",
                new Access("public", List.of("everyone"), Map.of()),
                0,
                1,
                "",
                text,
                "h",
                "e",
                "",
                "",
                new Place(0, 0, text.length(), ""),
                new float[0]);
    }

    private static List<String> texts(List<Hit> hits) {
        return hits.stream().map(hit -> hit.node().text()).toList();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
