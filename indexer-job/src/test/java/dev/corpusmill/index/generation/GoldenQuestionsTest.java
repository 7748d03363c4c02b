package dev.corpusmill.index.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.config.AcceptedQuestions;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.eval.QuestionSetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate measures by the configured questions and by those that were accepted from feedback. */
class GoldenQuestionsTest {
    private static final String LINE =
            "{\"qid\":\"%s\",\"question\":\"Where?\",\"answers\":[\"here\"],\"documents\":[\"a.md\"]}\n";

    @TempDir
    Path work;

    @Test
    void accepted_questions_count_without_and_beside_a_configured_file() throws IOException {
        assertThat(GoldenQuestions.read(config("")).size()).isZero();

        Path accepted = AcceptedQuestions.file(config(""));
        Files.createDirectories(accepted.getParent());
        Files.writeString(accepted, LINE.formatted("feedback-1") + LINE.formatted("feedback-2"));
        assertThat(GoldenQuestions.read(config("")).size()).isEqualTo(2);

        Path own = Files.writeString(work.resolve("own.jsonl"), LINE.formatted("q1"));
        assertThat(GoldenQuestions.read(config(own.toString())).size()).isEqualTo(3);
    }

    @Test
    void a_broken_line_is_named_with_its_file() throws IOException {
        Path accepted = AcceptedQuestions.file(config(""));
        Files.createDirectories(accepted.getParent());
        Files.writeString(accepted, LINE.formatted("feedback-1") + "{");
        CorpusmillConfig config = config("");
        assertThatThrownBy(() -> GoldenQuestions.read(config))
                .isInstanceOf(QuestionSetException.class)
                .hasMessageContaining("golden.jsonl line=2");
    }

    private CorpusmillConfig config(String questions) throws IOException {
        Path file = Files.writeString(
                work.resolve("corpusmill.yaml"),
                "{sources: [{name: s, uri: docs}], store: {path: '" + work.resolve("data") + "'}, gate: {questions: '"
                        + questions + "'}}");
        return ConfigReader.read(file, List.of("embedding.engine=test"), name -> null);
    }
}
