package dev.corpusmill.index.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.api.split.SplitterProvider;
import dev.corpusmill.assembly.SplitterAssembly;
import dev.corpusmill.config.ConfigReader;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.plugin.Providers;
import dev.corpusmill.testkit.plugin.PluginJar;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.util.ChildFirstClassLoader;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.MutableURLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a cluster the job is loaded by Flink, which looks into the job's jar first, and threads have class loaders of their own
 * in their context: plug-ins must be loaded below the job's classes all the same.
 */
class PluginsOnClusterTest {
    private static final String[] PARENT_FIRST = {"java.", "org.apache.flink.", "org.slf4j", "org.apache.log4j"};

    @TempDir
    private Path plugins = Path.of(".");

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void plugIn() throws IOException {
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        PluginJar.named("lines-plugin", "1.0")
                .source("x.Lines", """
                        package x;

                        import dev.corpusmill.api.split.*;
                        import java.util.*;

                        public final class Lines implements SplitterProvider<Lines.Settings> {
                            public record Settings(String mark) {}

                            public String name() {
                                return "lines";
                            }

                            public Class<Settings> settings() {
                                return Settings.class;
                            }

                            public Splitter open(Settings settings, SplitContext context) {
                                return parsed -> List.of(new Chunk(0, 1, settings.mark(), "", 0, 1));
                            }
                        }
                        """)
                .provides(SplitterProvider.class, "x.Lines")
                .writeTo(plugins, "lines.jar");
    }

    @AfterEach
    void giveBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static MutableURLClassLoader taskManager() {
        URL[] jobJar = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .map(PluginsOnClusterTest::url)
                .toArray(URL[]::new);
        return new ChildFirstClassLoader(jobJar, Providers.class.getClassLoader(), PARENT_FIRST, failure -> {});
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (MalformedURLException defect) {
            throw new IllegalArgumentException(defect);
        }
    }

    @Test
    void a_configuration_that_was_sent_there_opens_the_plug_in_of_that_machine_below_the_classes_of_the_job()
            throws Exception {
        CorpusmillConfig config = ConfigReader.read(
                Path.of("../conf/corpusmill.yaml"),
                List.of("plugins.path=" + plugins, "groups.chunk.split=lines", "groups.chunk.lines.mark=here"),
                name -> null);
        byte[] sent = InstantiationUtil.serializeObject(config);

        try (MutableURLClassLoader loader = taskManager()) {
            Object arrived = InstantiationUtil.deserializeObject(sent, loader);
            Class<?> type = loader.loadClass(CorpusmillConfig.class.getName());
            assertThat(arrived).isInstanceOf(type).isNotInstanceOf(CorpusmillConfig.class);
            Function<String, int[]> tokenEnds = text -> new int[0];

            Object splitter = loader.loadClass(SplitterAssembly.class.getName())
                    .getMethod("splitter", type, String.class, Function.class)
                    .invoke(null, arrived, "chunk", tokenEnds);

            assertThat(splitter)
                    .isInstanceOf(loader.loadClass(Splitter.class.getName()))
                    .isNotInstanceOf(Splitter.class);
            Class<?> parsed = loader.loadClass(ParsedText.class.getName());
            Object text = parsed.getMethod("plain", String.class).invoke(null, "a");
            var split = splitter.getClass().getMethod("split", parsed);
            split.setAccessible(true);
            assertThat(split.invoke(splitter, text).toString()).contains("text=here");
        }
    }

    @Test
    void our_own_parts_are_found_there_without_the_context_class_loader() throws Exception {
        try (MutableURLClassLoader loader = taskManager()) {
            Class<?> providers = loader.loadClass(Providers.class.getName());
            Object found = providers.getMethod("of", String.class).invoke(null, plugins.toString());
            Class<?> type = loader.loadClass(SplitterProvider.class.getName());
            assertThat(providers.getMethod("names", Class.class).invoke(found, type))
                    .isEqualTo(List.of(
                            "code",
                            "head",
                            "headings",
                            "lines",
                            "markdown",
                            "paragraph",
                            "recursive",
                            "row",
                            "sentence",
                            "tokens"));
        }
    }
}
