package dev.corpusmill.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.assembly.ProgramVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "serve --version",
                "search --version",
                "ask --version",
                "eval --version",
                "compare --version",
                "load --version",
                "keys add --version",
                "config show --version"
            })
    void every_command_says_the_version(String command) {
        CommandRun run = CommandRun.of(command.split(" "));
        assertThat(run.out()).isEqualTo(ProgramVersion.line() + System.lineSeparator());
        assertThat(run.exitCode()).isZero();
    }
}
