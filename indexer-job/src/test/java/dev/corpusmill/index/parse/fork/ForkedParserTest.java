package dev.corpusmill.index.parse.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.ParseSettings;
import dev.corpusmill.index.parse.Parser;
import dev.corpusmill.index.parse.Parsers;
import dev.corpusmill.index.parse.SampleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForkedParserTest {
    private static final Duration SHORT = Duration.ofMillis(700);

    private final Parser parser = chaos("starts", Duration.ofSeconds(20));

    @AfterEach
    void no_child_outlives_its_parser() {
        parser.close();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "exit, the parser ended its process: exit=0",
        "crash, the parser ended its process: exit=134",
        "oom, out of memory",
        "garbage, the parser wrote garbage",
        "endless, the parser wrote garbage",
    })
    void a_document_that_breaks_its_parser_costs_only_itself(String name, String reason) {
        String before = ParseSettings.parse(parser, "good", "12345").body().text();
        assertThatThrownBy(() -> ParseSettings.parse(parser, name, "x"))
                .isInstanceOfSatisfying(
                        ParseException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining(reason);
        String after = ParseSettings.parse(parser, "good", "12345").body().text();
        assertThat(before).startsWith("good 5 by ");
        assertThat(after).startsWith("good 5 by ").isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"hang, 1", "hang-early, 900000"})
    void a_document_that_never_ends_is_stopped_by_the_time_limit(String name, int bytes) {
        try (Parser impatient = chaos("starts", SHORT)) {
            assertThatThrownBy(() -> ParseSettings.parse(impatient, name, new byte[bytes]))
                    .isInstanceOfSatisfying(
                            ParseException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED))
                    .hasMessage("timeout: parse.timeout=0.7s");
            assertThat(ParseSettings.parse(impatient, "good", "1").body().text())
                    .startsWith("good 1");
        }
    }

    @Test
    void recognized_pages_begin_the_time_limit_anew_but_do_not_end_it() {
        try (Parser impatient = chaos("starts", SHORT)) {
            assertThat(ParseSettings.parse(impatient, "works", "x").body().text())
                    .startsWith("works 1");
            assertThatThrownBy(() -> ParseSettings.parse(impatient, "works-forever", "x"))
                    .hasMessage("timeout: parse.timeout=0.7s");
        }
    }

    @Test
    void a_child_that_somebody_else_killed_is_not_the_documents_fault() {
        assertThatThrownBy(() -> ParseSettings.parse(parser, "killed", "x"))
                .isInstanceOfSatisfying(
                        ParseException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT))
                .hasMessageContaining("signal=9");
    }

    @Test
    void a_child_that_prints_a_lot_does_not_block() {
        assertThat(ParseSettings.parse(parser, "chatty", "x").body().text()).startsWith("chatty 1");
    }

    @Test
    void a_refusal_leaves_the_child_running() {
        String before = ParseSettings.parse(parser, "good", "x").body().text();
        assertThatThrownBy(() -> ParseSettings.parse(parser, "refuse", "x")).hasMessage("encrypted");
        assertThat(ParseSettings.parse(parser, "good", "x").body().text()).isEqualTo(before);
    }

    @Test
    void a_source_that_fails_is_not_a_parse_failure_and_costs_only_this_document() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> parser.parse("good", broken))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        assertThat(ParseSettings.parse(parser, "good", "x").body().text()).startsWith("good 1");
    }

    @Test
    void a_file_over_the_limit_is_refused_while_it_is_sent() {
        assertThatThrownBy(() -> ParseSettings.parse(parser, "good", new byte[(1 << 20) + 1]))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("parse.max-file-size=1MB");
    }

    @Test
    void a_child_that_cannot_start_is_fatal_and_says_why() {
        try (Parser never = chaos("never-starts", SHORT)) {
            assertThatThrownBy(() -> ParseSettings.parse(never, "good", "x"))
                    .isInstanceOfSatisfying(
                            ParseException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.FATAL))
                    .hasMessage("parse child does not start: exit=2 stderr=no such option");
        }
    }

    @Test
    void a_child_that_is_killed_while_it_starts_is_started_again(@TempDir Path folder) {
        try (Parser killed = chaos("killed-first:" + folder.resolve("once"), Duration.ofSeconds(20))) {
            assertThat(ParseSettings.parse(killed, "good", "1").body().text()).startsWith("good 1");
        }
    }

    @Test
    void closing_twice_and_without_a_child_is_harmless() {
        parser.close();
        parser.close();
    }

    @Test
    void the_real_child_parses_a_docx_and_plain_text_needs_none() throws IOException {
        try (Parser real = Parsers.open(ParseSettings.config(Duration.ofSeconds(60)))) {
            assertThat(ParseSettings.parse(real, "a.txt", "plain").body().text())
                    .isEqualTo("plain");
            assertThat(ProcessHandle.current().children()).isEmpty();
            assertThat(ParseSettings.parse(real, "tides.docx", SampleFiles.docx())
                            .title())
                    .isEqualTo("Tide table");
            assertThatThrownBy(() ->
                            ParseSettings.parse(real, "secret.pdf", SampleFiles.pdf(List.of(List.of("hidden")), "key")))
                    .hasMessageContaining("encrypted");
            assertThat(ParseSettings.parse(real, "tides.docx", SampleFiles.docx())
                            .title())
                    .isEqualTo("Tide table");
        }
    }

    private static Parser chaos(String mode, Duration timeout) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChaosChild.class.getName(),
                mode);
        return new ForkedParser(new ChildJvm(command, List.of(), List.of()), ParseSettings.LIMITS, timeout);
    }
}
