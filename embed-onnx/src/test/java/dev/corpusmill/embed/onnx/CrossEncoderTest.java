package dev.corpusmill.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.corpusmill.api.embed.EmbedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.tokenize.TokenPair;
import dev.corpusmill.tokenize.TokenizerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossEncoderTest {
    private static final List<String> PIECES =
            List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "bread", "flour", "stone", "what", "is", "in");
    private static final float[] WEIGHTS = {0, 0, 100, 0, 0, 1, 2, -1, 0, 0, 0};

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void model() throws IOException {
        Files.writeString(folder.resolve("vocab.txt"), String.join("\n", PIECES));
        Files.write(folder.resolve("model.onnx"), OnnxModelFile.crossEncoder(WEIGHTS, 1));
    }

    @Test
    void a_pair_is_question_and_text_with_separators_and_types() {
        byte[] vocabulary = String.join("\n", PIECES).getBytes(StandardCharsets.UTF_8);
        TokenPair pair = TokenPair.of(
                TokenizerFile.vocabulary(vocabulary, "vocab.txt"), "what is in bread", "Flour stone flour", 8);
        assertThat(pair.ids()).containsExactly(2, 8, 9, 3, 6, 7, 6, 3);
        assertThat(pair.secondFrom()).isEqualTo(4);
    }

    @Test
    void texts_are_judged_by_what_they_say_and_not_by_the_question() {
        try (CrossEncoder model = CrossEncoder.open(folder, 512, 2)) {
            double[] scores = model.judge("stone stone", List.of("stone", "flour bread", "bread", ""), soon());
            assertThat(scores[0]).isCloseTo(sigmoid(-1), within(1e-6));
            assertThat(scores[1]).isCloseTo(sigmoid(3), within(1e-6));
            assertThat(scores[2]).isCloseTo(sigmoid(1), within(1e-6));
            assertThat(scores[3]).isCloseTo(sigmoid(0), within(1e-6));
        }
    }

    @Test
    void a_score_does_not_depend_on_the_batch_that_its_text_is_in() {
        try (CrossEncoder model = CrossEncoder.open(folder, 64, 2)) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                texts.add("flour ".repeat(i % 7) + "stone ".repeat(i % 5) + "in ".repeat(i));
            }
            double[] together = model.judge("what is in bread", texts, soon());
            for (int i = 0; i < together.length; i += 9) {
                assertThat(model.judge("what is in bread", List.of(texts.get(i)), soon())[0])
                        .isCloseTo(together[i], within(1e-6));
            }
        }
    }

    @Test
    void where_time_is_short_the_first_texts_are_judged() {
        try (CrossEncoder model = CrossEncoder.open(folder, 512, 2)) {
            List<String> texts = Collections.nCopies(20_000, "flour bread ".repeat(100));
            double[] scores = model.judge("what is in bread", texts, Deadline.after(Duration.ofMillis(200)));
            assertThat(scores).hasSizeBetween(1, texts.size() - 1);
        }
    }

    @Test
    void without_time_none_is_judged_and_that_is_said() {
        try (CrossEncoder model = CrossEncoder.open(folder, 512, 2)) {
            assertThatThrownBy(() -> model.judge("bread", List.of("flour"), Deadline.after(Duration.ZERO)))
                    .isInstanceOf(EmbedException.class)
                    .hasMessageContaining("in time");
        }
    }

    @Test
    void a_model_that_gives_more_than_one_number_is_refused() throws IOException {
        Files.write(folder.resolve("model.onnx"), OnnxModelFile.crossEncoder(WEIGHTS, 3));
        assertThatThrownBy(() -> CrossEncoder.open(folder, 512, 2))
                .isInstanceOf(EmbedException.class)
                .hasMessageContaining("numbers=3");
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
