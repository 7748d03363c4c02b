package dev.corpusmill.query.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.query.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    private Path folder = Path.of(".");

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("c.yaml"), yaml).toString();
    }

    @Test
    void show_prints_what_is_in_effect_without_secrets() throws IOException {
        CommandRun shown =
                CommandRun.of("config", "show", "--config", file("llm: {api-key: hush}"), "--set", "index.name=other");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).contains("name: other", "api-key: '***'").doesNotContain("hush");
    }

    @Test
    void check_reports_all_problems_and_exits_as_after_wrong_usage() throws IOException {
        CommandRun checked = CommandRun.of(
                "config", "check", "--config", file("guards: {max-deletes: some}\nindex: {nam: a}"), "--set", "job=1");
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.out()).isEmpty();
        assertThat(checked.err())
                .contains("3 problems", "c.yaml", "guards.max-deletes: ", "did you mean 'name'?", "job: ")
                .doesNotContain("\tat ");
    }

    @Test
    void check_of_a_good_file_says_so() throws IOException {
        CommandRun checked = CommandRun.of("config", "check", "--config", file("index: {name: a}"));
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out()).contains("index=a");
    }

    @Test
    void a_file_that_does_not_exist_is_named() {
        CommandRun checked = CommandRun.of("config", "check", "--config", folder.resolve("no.yaml") + "");
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).contains("no.yaml").contains("there is no such file");
    }
}
