package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.split.SplitterProvider;
import dev.corpusmill.testkit.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A splitter of a plug-in, in the whole job: what it does wrong costs the document and no other. */
class PluginSplitterTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path work;

    /** One chunk of the whole text, unless the text says TRAP: then {@code chunk}. */
    private SyncHarness withSplitter(String chunk) throws IOException {
        PluginJar.named("whole-plugin", "1.0")
                .source("x.Whole", """
                        package x;

                        import dev.corpusmill.api.NoSettings;
                        import dev.corpusmill.api.split.*;
                        import java.util.*;

                        public final class Whole implements SplitterProvider<NoSettings> {
                            public String name() {
                                return "whole";
                            }

                            public Class<NoSettings> settings() {
                                return NoSettings.class;
                            }

                            public Splitter open(NoSettings settings, SplitContext context) {
                                return parsed -> {
                                    String text = parsed.text();
                                    return List.of(text.contains("TRAP")
                                            ? %s
                                            : new Chunk(0, text.length(), text, "", 0, context.count(text)));
                                };
                            }
                        }
                        """.formatted(chunk))
                .provides(SplitterProvider.class, "x.Whole")
                .writeTo(work.resolve("plugins"), "whole.jar");
        SyncHarness index = new SyncHarness(work)
                .set("plugins.path=" + work.resolve("plugins"))
                .set("groups={chunk: {}, whole: {split: whole, max-tokens: 32}}")
                .set("guards.max-failed=0");
        index.write("good.txt", "The lamp is lit at dusk.");
        return index;
    }

    @Test
    void it_makes_the_nodes_of_its_group_beside_ours() throws IOException {
        SyncHarness index = withSplitter("null");
        assertThat(index.sync()).isZero();
        assertThat(index.report().path("nodes").toString()).isEqualTo("{\"chunk\":1,\"whole\":1}");
        assertThat(index.sync()).isZero();
        assertThat(index.report().path("unchanged").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new Chunk(0, 99, text, \"\", 0, 1)             | lies outside the text",
                "new Chunk(-1, 2, text, \"\", 0, 1)             | lies outside the text",
                "new Chunk(0, 1, \" \", \"\", 0, 1)              | is blank",
                "new Chunk(0, 1, text, \"\", 0, 33)             | has more tokens than max-tokens",
                "new Chunk(0, 1, text, \"\", -1, 1)             | has no page number",
                "new Chunk(0, 6, text, \"\", 0, 1)              | cuts a surrogate pair",
                "null                                          | NullPointerException",
                "new Chunk(0, 1 / (text.length() - 11), text, \"\", 0, 1) | / by zero",
            })
    void what_it_does_wrong_fails_the_document_and_no_other(String chunk, String reason) throws IOException {
        SyncHarness index = withSplitter(chunk);
        index.write("trap.txt", "TRAP \ud83d\udca1 off!".substring(0, 11));
        assertThat(index.sync()).isEqualTo(4);
        assertThat(index.report().path("indexed").asInt()).isEqualTo(1);
        JsonNode failure = index.report().path("failures").path(0);
        assertThat(failure.path("document").asText()).isEqualTo("s:trap.txt");
        assertThat(failure.path("stage").asText()).isEqualTo("split");
        assertThat(failure.path("reason").asText()).contains(reason);
        assertThat(index.run("audit")).isZero();
    }
}
