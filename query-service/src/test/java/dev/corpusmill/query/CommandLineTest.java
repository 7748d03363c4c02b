package dev.corpusmill.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void a_misspelled_option_is_no_value_of_the_option_before_it() {
        CommandRun run = CommandRun.of("config", "show", "--set", "--confg", "x");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--set");
    }

    @Test
    void a_question_that_is_none_and_no_hits_at_all_are_wrong_usage() {
        assertThat(CommandRun.of("search", "-k", "0", "lamp").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("search", "-k", "1001", "lamp").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("ask", " ").exitCode()).isEqualTo(2);
    }

    @Test
    void a_question_that_begins_with_an_at_sign_is_no_file_of_arguments() throws Exception {
        Path file = Files.writeString(folder.resolve("arguments"), "--version");
        CommandRun run = CommandRun.of(
                "search",
                "@" + file,
                "--config",
                "../conf/corpusmill.yaml",
                "--set",
                "embedding.engine=test",
                "--set",
                "store.path=" + folder);
        assertThat(run.out()).doesNotContain("corpusmill 0");
        assertThat(run.err()).as("of the search that was made").contains("there is no index yet");
    }

    @Test
    void help_lists_all_commands_and_a_misspelled_one_is_corrected() {
        assertThat(CommandRun.of("--help").out())
                .contains(
                        "  serve ", "  search ", "  ask ", "  eval ", "  compare ", "  load ", "  keys ", "  config ");
        CommandRun misspelled = CommandRun.of("confg", "show");
        assertThat(misspelled.exitCode()).isEqualTo(2);
        assertThat(misspelled.err()).contains("Did you mean", "corpusmill config");
    }
}
