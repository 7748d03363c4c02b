package dev.corpusmill.index.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corpusmill.config.ConfigException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.core.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePluginsTest {
    @TempDir
    Path folder;

    @Test
    void without_plug_ins_local_files_are_all_that_there_is() {
        assertThatCode(() -> FilePlugins.load(Map.<String, String>of()::get)).doesNotThrowAnyException();
        assertThatThrownBy(() -> FileSystem.get(URI.create("s3://docs/in"))).hasMessageContaining("flink-s3-fs-hadoop");
    }

    @Test
    void a_folder_of_plug_ins_that_is_not_there_is_named() {
        Path missing = folder.resolve("none");

        assertThatThrownBy(() -> FilePlugins.load(Map.of("FLINK_PLUGINS_DIR", missing.toString())::get))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("FLINK_PLUGINS_DIR: is not a folder, was '" + missing + "'");
    }

    @Test
    void so_is_a_folder_of_settings_without_settings() {
        Map<String, String> environment =
                Map.of("FLINK_PLUGINS_DIR", folder.toString(), "FLINK_CONF_DIR", folder.toString());

        assertThatThrownBy(() -> FilePlugins.load(environment::get))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("FLINK_CONF_DIR: ")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void local_files_stay_readable_with_plug_ins() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), "s3.endpoint: http://127.0.0.1:1\n");

        FilePlugins.load(Map.of("FLINK_PLUGINS_DIR", folder.toString(), "FLINK_CONF_DIR", folder.toString())::get);

        assertThatCode(() -> FileSystem.get(folder.toUri())).doesNotThrowAnyException();
    }
}
