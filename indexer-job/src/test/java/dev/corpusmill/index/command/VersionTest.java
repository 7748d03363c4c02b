package dev.corpusmill.index.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.assembly.ProgramVersion;
import dev.corpusmill.index.IndexerMain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ResourceLock(Resources.SYSTEM_OUT)
class VersionTest {
    static Stream<String> commands() {
        return IndexCommandLine.commands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_says_which_version_it_is(String command) {
        assertThat(output(command, "--version")).isEqualTo(ProgramVersion.line());
    }

    private static String output(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(IndexCommandLine.run(IndexerMain.command(), arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}
