package dev.corpusmill.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.SplitterProvider;
import dev.corpusmill.query.CommandRun;
import dev.corpusmill.testkit.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of a plug-in are read as strictly as our own. */
class PluginSettingsTest {
    private static final String RECORD =
            "public record Settings(int maxLines, Duration pause, Secret token, String mode) {"
                    + " public Settings { check(maxLines > 0, \"max-lines must be positive, was %s\", maxLines); } }";

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void plugin() throws IOException {
        PluginJar.named("lines-plugin", "1.0")
                .source(
                        "x.Lines",
                        PluginSources.withSettings("Lines", "lines", RECORD, "{max-lines: 7, pause: 2s, token: ''}"))
                .provides(SplitterProvider.class, "x.Lines")
                .writeTo(folder.resolve("plugins"), "lines.jar");
    }

    private CommandRun config(String command, String chunk) throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.yaml"),
                "{plugins: {path: '" + folder.resolve("plugins") + "'}, groups: {chunk: " + chunk + "}}");
        return CommandRun.of("config", command, "--config", file.toString());
    }

    @Test
    void show_prints_them_with_their_defaults_and_without_secrets() throws IOException {
        CommandRun shown = config("show", "{split: lines, lines: {mode: plain, token: hush, pause: 3s}}");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .contains("split: lines", "max-lines: 7", "pause: 3s", "mode: plain", "token: '***'")
                .doesNotContain("hush");
    }

    @Test
    void all_problems_are_reported_at_once_with_their_paths() throws IOException {
        CommandRun checked = config("check", "{split: lines, lines: {max-line: 3, pause: soon, max-lines: 0}}");
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err())
                .contains("groups.chunk.lines.max-line: unknown key, did you mean 'max-lines'?")
                .contains("groups.chunk.lines.pause: ")
                .contains("groups.chunk.lines.mode: is missing")
                .doesNotContain("\tat ");
    }

    @Test
    void its_record_checks_values() throws IOException {
        CommandRun checked = config("check", "{split: lines, lines: {max-lines: 0, mode: plain}}");
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).contains("groups.chunk.lines.max-lines: must be positive, was 0");
    }

    @Test
    void an_unknown_name_is_reported_with_the_known_ones() throws IOException {
        CommandRun checked = config("check", "{split: words}");
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err())
                .contains(
                        "groups.chunk.split: must be code, head, headings, lines, markdown, paragraph, recursive, row, sentence or tokens, was 'words'")
                .contains("plug-ins=[lines-plugin 1.0]");
    }

    @Test
    void defaults_that_are_no_yaml_are_reported_with_the_part() throws IOException {
        PluginJar.named("lines-plugin", "1.0")
                .source("x.Lines", PluginSources.withSettings("Lines", "lines", RECORD, "{max-lines: [7"))
                .provides(SplitterProvider.class, "x.Lines")
                .writeTo(folder.resolve("plugins"), "lines.jar");
        CommandRun checked = config("check", "{split: lines}");
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.err()).contains("x.Lines", "the defaults of 'lines' are not YAML");
    }

    @Test
    void the_service_ends_before_it_does_anything_where_a_plug_in_cannot_be_used() throws IOException {
        Files.writeString(folder.resolve("plugins/broken.jar"), "no zip");
        Path data = folder.resolve("data");
        Path file = Files.writeString(
                folder.resolve("c.yaml"),
                "{plugins: {path: '" + folder.resolve("plugins") + "'}, store: {path: '" + data
                        + "'}, embedding: {engine: test}, service: {listen: '127.0.0.1:0'}}");
        for (String command : new String[] {"serve", "ask", "search"}) {
            CommandRun run = command.equals("serve")
                    ? CommandRun.of(command, "--config", file.toString())
                    : CommandRun.of(command, "what?", "--config", file.toString());
            assertThat(run.exitCode()).as(command).isEqualTo(2);
            assertThat(run.err())
                    .contains("plugins.path: not a readable jar: jar=" + folder.resolve("plugins/broken.jar"))
                    .doesNotContain("\tat ");
        }
        assertThat(data).doesNotExist();
    }
}
