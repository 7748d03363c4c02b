package dev.corpusmill.index.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParseCommandTest {
    @Test
    void the_jar_of_a_job_comes_before_the_class_path_of_the_cluster() throws IOException {
        URL job = Path.of("/blobs/job one.jar").toUri().toURL();
        URL plugin = Path.of("/blobs/plugin").toUri().toURL();
        try (URLClassLoader parent = new URLClassLoader(new URL[] {plugin}, null);
                URLClassLoader child = new URLClassLoader(new URL[] {job}, parent)) {
            List<String> entries = List.of(ParseCommand.classPath(child).split(File.pathSeparator, -1));
            assertThat(entries)
                    .startsWith("/blobs/job one.jar", "/blobs/plugin")
                    .hasSizeGreaterThan(10);
        }
    }

    @Test
    void the_limits_cross_to_the_child_unchanged() {
        List<String> command = ParseCommand.of(ParseSettings.config(Duration.ofSeconds(1)));
        assertThat(ParseLimits.ofArguments(command.subList(command.size() - 4, command.size())))
                .isEqualTo(ParseSettings.LIMITS);
    }
}
