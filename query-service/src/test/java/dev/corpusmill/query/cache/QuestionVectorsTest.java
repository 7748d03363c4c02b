package dev.corpusmill.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.embed.TestEmbedder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuestionVectorsTest {
    private final QuestionVectors vectors = new QuestionVectors(new TestEmbedder(), 1 << 20, System::nanoTime);

    @Test
    void a_question_is_known_once_it_was_asked_and_looking_counts_as_no_use() {
        assertThat(vectors.knows("how many steps?")).isFalse();
        ask("how many steps?");
        assertThat(vectors.knows("how many steps?")).isTrue();
        assertThat(vectors.report().misses()).isEqualTo(1);
        assertThat(vectors.report().hits()).isZero();
        vectors.clear();
        assertThat(vectors.knows("how many steps?")).isFalse();
    }

    @Test
    void a_known_question_gets_the_same_vector_again() {
        assertThat(ask("how many steps?")).isSameAs(ask("how many steps?"));
        assertThat(vectors.report().hits()).isEqualTo(1);
    }

    private float[] ask(String question) {
        return vectors.embedQuestion(question, Deadline.after(Duration.ofSeconds(10)));
    }
}
