package dev.corpusmill.index.parse.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.parse.ParseLimits;
import dev.corpusmill.index.parse.ParseSettings;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
    @Test
    void the_jar_of_a_job_comes_before_the_class_path_of_the_cluster() throws IOException {
        URL job = Path.of("/blobs/job one.jar").toUri().toURL();
        URL plugin = Path.of("/blobs/plugin").toUri().toURL();
        try (URLClassLoader parent = new URLClassLoader(new URL[] {plugin}, null);
                URLClassLoader child = new URLClassLoader(new URL[] {job}, parent)) {
            assertThat(ChildJvm.classPath(child))
                    .startsWith(Path.of("/blobs/job one.jar"), Path.of("/blobs/plugin"))
                    .hasSizeGreaterThan(10);
        }
    }

    @Test
    void the_limits_cross_to_the_child_unchanged() {
        List<String> arguments =
                ChildJvm.of(ParseSettings.config(Duration.ofSeconds(1))).arguments();
        assertThat(ParseLimits.ofArguments(arguments.subList(1, arguments.size())))
                .isEqualTo(ParseSettings.LIMITS);
    }

    @Test
    void recorded_classes_are_named_to_the_child_where_their_file_is(@TempDir Path folder) throws IOException {
        Path archive = folder.resolve("parser.jsa");
        System.setProperty("corpusmill.parser-archive", archive.toString());
        try {
            assertThat(ChildJvm.of(ParseSettings.config(Duration.ofSeconds(1))).options())
                    .noneMatch(option -> option.contains("SharedArchiveFile"));
            Files.createFile(archive);
            assertThat(ChildJvm.of(ParseSettings.config(Duration.ofSeconds(1))).options())
                    .contains("-XX:SharedArchiveFile=" + archive);
        } finally {
            System.clearProperty("corpusmill.parser-archive");
        }
    }

    @Test
    void a_jar_whose_path_holds_the_separator_of_class_paths_is_reached_by_a_link(@TempDir Path folder)
            throws IOException {
        Path plain = Path.of("/lib/a.jar");
        Path blob = Files.writeString(
                Files.createDirectories(folder.resolve("tm_localhost:41234")).resolve("blob"), "jar");

        List<String> line = new ChildJvm(List.of("java"), List.of(plain, blob), List.of("Main")).line(folder);

        String[] entries = line.get(line.indexOf("-cp") + 1).split(File.pathSeparator, -1);
        assertThat(entries).hasSize(2).startsWith("/lib/a.jar");
        assertThat(Path.of(entries[1])).hasContent("jar");
        assertThat(line).startsWith("java", "-Djava.io.tmpdir=" + folder).endsWith("Main");
    }
}
