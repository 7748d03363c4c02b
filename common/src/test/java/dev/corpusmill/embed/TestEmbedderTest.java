package dev.corpusmill.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.model.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestEmbedderTest {
    private static final Deadline SOON = Deadline.after(Duration.ofMinutes(1));

    @Test
    void the_vector_of_a_text_is_its_own_and_of_length_one() {
        Embedder embedder = new TestEmbedder();
        List<float[]> vectors = embedder.embedPassages(List.of("a", "b", "a"), SOON);
        assertThat(vectors.get(0)).isEqualTo(vectors.get(2)).isNotEqualTo(vectors.get(1));
        assertThat(embedder.embedQuestion("a", SOON)).isEqualTo(TestEmbedder.vectorOf("a"));
        double squares = 0;
        for (float value : vectors.get(1)) {
            squares += value * value;
        }
        assertThat(squares).isCloseTo(1, within(1e-5));
        assertThat(vectors.get(0)).hasSize(embedder.identity().dimension());
    }

    @Test
    void a_token_is_an_ideograph_or_up_to_eight_other_characters() {
        Embedder embedder = new TestEmbedder();
        assertThat(embedder.tokenEnds("to index 北京 internationally")).containsExactly(2, 8, 10, 11, 20, 27);
        assertThat(embedder.countTokens(" \n\u3000")).isZero();
    }

    @Test
    void it_takes_the_time_it_is_told_to_take_for_each_passage() {
        List<Duration> slept = new ArrayList<>();
        new TestEmbedder(Duration.ofMillis(5), slept::add).embedPassages(List.of("a", "b"), SOON);
        assertThat(slept).containsExactly(Duration.ofMillis(5), Duration.ofMillis(5));
    }
}
