package dev.corpusmill.index.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.Hashes;
import dev.corpusmill.api.split.SplitterProvider;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.TestEmbedder;
import dev.corpusmill.testkit.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {
    /** As the code of version 0.1.0 computes it for its own conf/corpusmill.yaml and the identity of the test model. */
    private static final String DEFAULTS_0_1 = "a3673d1752990e8f4de09feb3d7657363f5015ac71f4caefadf346ae2deb07c3";

    /** The same with the overrides of the test below. */
    private static final String OTHERS_0_1 = "292a78dc6a653f1933d8c8fda750fc3cee4aa559c52d2c11f7ac9032a902498a";

    @TempDir
    private Path plugins = Path.of(".");

    private static String recipe(String... overrides) {
        CorpusmillConfig config =
                ConfigReader.read(Path.of("../conf/corpusmill.yaml"), List.of(overrides), name -> null);
        return Recipe.of(config, new TestEmbedder().identity());
    }

    /** By the parts that version 0.1 hashed: whatever the records come to hold, no index is built anew for it. */
    private static String parts(String code, String language, String maxText, String group, String metadata) {
        return Hashes.ofParts(
                code,
                language,
                maxText,
                "1000",
                "8",
                group,
                metadata,
                new TestEmbedder().identity().hash());
    }

    @Test
    void without_plug_ins_it_is_made_of_the_parts_of_version_0_1() {
        String chunk = "{chunk=GroupConfig[split=paragraph, maxTokens=510, overlap=10%]}";
        assertThat(parts("1", "auto", "16MB", chunk, "{}")).isEqualTo(DEFAULTS_0_1);
        assertThat(recipe()).isEqualTo(parts("5", "auto", "16MB", chunk, "{}"));

        String other = "{chunk=GroupConfig[split=markdown, maxTokens=100, overlap=12.5%]}";
        assertThat(parts("1", "zh", "1MB", other, "{year=long}")).isEqualTo(OTHERS_0_1);
        assertThat(recipe(
                        "index.language=zh",
                        "groups.chunk.split=markdown",
                        "groups.chunk.max-tokens=100",
                        "groups.chunk.overlap=12.5%",
                        "metadata.year=long",
                        "parse.max-text=1MB"))
                .isEqualTo(parts("5", "zh", "1MB", other, "{year=long}"));
    }

    @Test
    void a_plug_in_that_lies_there_and_brings_nothing_in_use_changes_nothing() throws IOException {
        write("1.0");
        assertThat(recipe("plugins.path=" + plugins)).isEqualTo(recipe());
    }

    @Test
    void a_splitter_in_use_is_part_of_it_with_its_version_and_settings() throws IOException {
        write("1.0");
        String[] used = {"plugins.path=" + plugins, "groups.chunk.split=lines"};
        String first = recipe(used);
        String set = recipe(used[0], used[1], "groups.chunk.lines.max-lines=2");
        write("1.1");

        assertThat(List.of(first, set, recipe(used), recipe())).doesNotHaveDuplicates();
        assertThat(recipe(used[0], used[1], "groups.chunk.lines.max-lines=1")).isEqualTo(recipe(used));
    }

    private void write(String version) throws IOException {
        PluginJar.named("lines-plugin", version)
                .source("x.Lines", """
                        package x;

                        import dev.corpusmill.api.split.*;
                        import java.util.List;

                        public final class Lines implements SplitterProvider<Lines.Settings> {
                            public record Settings(int maxLines) {}

                            public String name() {
                                return "lines";
                            }

                            public Class<Settings> settings() {
                                return Settings.class;
                            }

                            public String defaults() {
                                return "max-lines: 1";
                            }

                            public Splitter open(Settings settings, SplitContext context) {
                                return parsed -> List.of();
                            }
                        }
                        """)
                .provides(SplitterProvider.class, "x.Lines")
                .writeTo(plugins, "lines.jar");
    }
}
