package dev.corpusmill.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.api.ApiVersion;
import dev.corpusmill.api.search.RouteProvider;
import dev.corpusmill.api.split.SplitterProvider;
import dev.corpusmill.testkit.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which jars are plug-ins, and what is said of those that cannot be used. */
class ProvidersTest {
    @TempDir
    private Path folder = Path.of(".");

    private static PluginJar lines(String plugin) {
        return lines(plugin, "");
    }

    private static PluginJar lines(String plugin, String members) {
        return PluginJar.named(plugin, "1.0")
                .source("x.Lines", PluginSources.splitter("Lines", "lines", members))
                .provides(SplitterProvider.class, "x.Lines");
    }

    private Providers load() {
        return Providers.of(folder.toString());
    }

    private void refused(String... parts) {
        assertThatThrownBy(this::load).isInstanceOf(PluginException.class).hasMessageContainingAll(parts);
    }

    @Test
    void a_plug_in_brings_a_part_beside_our_own() throws IOException {
        lines("lines-plugin").writeTo(folder, "a.jar");

        Providers providers = load();

        assertThat(providers.names(SplitterProvider.class))
                .containsExactly(
                        "code",
                        "head",
                        "headings",
                        "lines",
                        "markdown",
                        "paragraph",
                        "recursive",
                        "row",
                        "sentence",
                        "tokens");
        assertThat(providers.splitter("lines").getClass().getName()).isEqualTo("x.Lines");
        assertThat(providers
                        .origin(SplitterProvider.class, "lines")
                        .orElseThrow()
                        .label())
                .isEqualTo("lines-plugin 1.0");
        assertThat(providers.origin(SplitterProvider.class, "paragraph")).isEmpty();
    }

    @Test
    void what_is_no_jar_is_left_alone_and_a_folder_that_is_not_there_has_no_plug_ins() throws IOException {
        Files.writeString(folder.resolve("README"), "notes");
        Files.createDirectory(folder.resolve("more"));
        assertThat(load().plugins()).isEmpty();
        assertThat(Providers.of(folder.resolve("nowhere").toString()).plugins()).isEmpty();
    }

    @Test
    void a_path_that_is_a_file_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jar"), "no folder");

        assertThatThrownBy(() -> Providers.of(file.toString()))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("plugins.path is a file, a folder of plug-ins is needed: path=" + file);
    }

    @Test
    void a_plug_in_has_one_class_loader_until_its_jar_changes() throws IOException {
        Path jar = lines("lines-plugin").writeTo(folder, "a.jar");
        assertThat(load()).isSameAs(load());
        Providers before = load();

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_700_000_000_000L));
        assertThat(load()).isNotSameAs(before);
    }

    @Test
    void a_plug_in_for_another_version_of_the_api_is_refused() throws IOException {
        lines("old-plugin").attribute(ApiVersion.API_ATTRIBUTE, "0").writeTo(folder, "a.jar");
        refused("plug-in old-plugin", "another version of the API", "a.jar", "built-for=0 offered=1", "remove the jar");
    }

    @ParameterizedTest
    @CsvSource({ApiVersion.NAME_ATTRIBUTE, ApiVersion.VERSION_ATTRIBUTE, ApiVersion.API_ATTRIBUTE})
    void a_jar_whose_manifest_does_not_say_what_it_is_is_refused(String attribute) throws IOException {
        lines("lines-plugin").attribute(attribute, "").writeTo(folder, "library.jar");
        refused("not a plug-in", "library.jar", "its manifest has no " + attribute, "belong into its own jar");
    }

    @Test
    void a_broken_jar_is_refused() throws IOException {
        Files.writeString(folder.resolve("broken.jar"), "this is no zip");
        refused("not a readable jar", "broken.jar", "copy it again, or remove it");
    }

    @Test
    void two_plug_ins_of_the_same_name_are_refused() throws IOException {
        lines("lines-plugin").writeTo(folder, "a.jar");
        lines("lines-plugin").writeTo(folder, "b.jar");
        refused("two plug-ins have the same name", "name=lines-plugin", "a.jar", "b.jar", "remove one");
    }

    @Test
    void two_parts_of_the_same_name_are_refused() throws IOException {
        lines("one").writeTo(folder, "a.jar");
        lines("two").writeTo(folder, "b.jar");
        refused("two parts have the same name", "splitter 'lines'", "plug-in one", "plug-in two", "remove one");
    }

    @Test
    void a_part_that_is_named_like_one_of_ours_is_refused() throws IOException {
        PluginJar.named("mine", "1")
                .source("x.Mine", PluginSources.splitter("Mine", "paragraph", ""))
                .provides(SplitterProvider.class, "x.Mine")
                .writeTo(folder, "a.jar");
        refused("two parts have the same name", "splitter 'paragraph'", "this program", "plug-in mine", "a.jar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public Lines() { throw new IllegalStateException(\"no licence\"); } | no licence",
                "public Lines() { throw new AssertionError(\"no licence\"); }        | no licence",
                "public Lines() { new Lines(); }                                     | StackOverflowError",
                "static final int N = Integer.parseInt(\"none\");                    | For input string",
                "private Lines() {}                                                  | public",
            })
    void a_class_that_throws_when_it_is_loaded_is_refused(String member, String reason) throws IOException {
        lines("lines-plugin", member).writeTo(folder, "a.jar");
        refused("plug-in lines-plugin cannot be loaded", "a.jar", reason, "remove the jar");
    }

    @Test
    void a_plug_in_with_a_missing_class_is_refused() throws IOException {
        lines("lines-plugin", "private final Helper helper = new Helper();")
                .missing("x.Helper", "package x; final class Helper {}")
                .writeTo(folder, "a.jar");
        refused("plug-in lines-plugin cannot be loaded", "a.jar", "x/Helper", "remove the jar");
    }

    @Test
    void a_provider_that_is_not_there_or_is_none_is_refused() throws IOException {
        lines("lines-plugin").provides(RouteProvider.class, "x.Lines").writeTo(folder, "a.jar");
        refused("plug-in lines-plugin cannot be loaded", "RouteProvider", "x.Lines", "not a subtype");

        lines("lines-plugin").provides(SplitterProvider.class, "x.Nobody").writeTo(folder, "a.jar");
        refused("plug-in lines-plugin cannot be loaded", "x.Nobody", "not found");
    }

    @Test
    void a_plug_in_that_brings_nothing_is_refused() throws IOException {
        PluginJar.named("empty", "1").writeTo(folder, "a.jar");
        refused("plug-in empty brings nothing", "a.jar", "META-INF/services/dev.corpusmill.api.");
    }

    @Test
    void a_part_with_a_bad_name_or_with_settings_that_are_hidden_is_refused() throws IOException {
        PluginJar.named("shouting", "1")
                .source("x.Lines", PluginSources.splitter("Lines", "LINES!", ""))
                .provides(SplitterProvider.class, "x.Lines")
                .writeTo(folder, "a.jar");
        refused("plug-in shouting", "no valid name", "LINES!", "[a-z0-9-]+");

        PluginJar.named("hiding", "1")
                .source("x.Lines", PluginSources.withSettings("Lines", "lines", "record Settings() {}", ""))
                .provides(SplitterProvider.class, "x.Lines")
                .writeTo(folder, "a.jar");
        refused("plug-in hiding", "no public record", "x.Lines$Settings");
    }

    @ParameterizedTest
    @CsvSource({
        "dev.corpusmill.config.ConfigReader, false",
        "dev.corpusmill.plugin.Providers, false",
        "dev.corpusmill.apis.Other, false",
        "com.fasterxml.jackson.databind.JsonNode, false",
        "org.apache.lucene.index.IndexReader, false",
        "org.slf4j.Logger, false",
        "dev.corpusmill.api.model.Node, true",
        "dev.corpusmill.api.search.Route, true",
        "java.net.http.HttpClient, true",
        "java.sql.Connection, true",
    })
    void a_plug_in_sees_the_jdk_and_the_api_and_nothing_else(String name, boolean seen) throws Exception {
        lines("lines-plugin").writeTo(folder, "a.jar");
        ClassLoader loader = load().splitter("lines").getClass().getClassLoader();

        if (seen) {
            assertThat(loader.loadClass(name)).isSameAs(Class.forName(name));
        } else {
            assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void files_of_this_program_are_hidden_too() throws IOException {
        lines("lines-plugin").writeTo(folder, "a.jar");
        ClassLoader loader = load().splitter("lines").getClass().getClassLoader();
        assertThat(loader.getResource("dev/corpusmill/config/corpusmill.yaml")).isNull();
        assertThat(loader.getResource("x/Lines.class")).isNotNull();
    }

    @Test
    void two_plug_ins_have_a_class_of_the_same_name_each_for_itself() throws Exception {
        for (int version = 1; version <= 2; version++) {
            PluginJar.named("plugin-" + version, "1")
                    .source(
                            "lib.Version",
                            "package lib; public final class Version { public static final String NUMBER = \""
                                    .concat(version + "\".strip(); }"))
                    .source(
                            "x.Lines" + version,
                            PluginSources.splitter(
                                    "Lines" + version,
                                    "lines-" + version,
                                    "@Override public String toString() { return lib.Version.NUMBER; }"))
                    .provides(SplitterProvider.class, "x.Lines" + version)
                    .writeTo(folder, version + ".jar");
        }
        Providers providers = load();
        assertThat(providers.splitter("lines-1")).hasToString("1");
        assertThat(providers.splitter("lines-2")).hasToString("2");
    }
}
