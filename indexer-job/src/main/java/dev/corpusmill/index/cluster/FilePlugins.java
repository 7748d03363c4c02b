package dev.corpusmill.index.cluster;

import dev.corpusmill.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.jspecify.annotations.Nullable;

/**
 * Flink's plug-ins for file systems in a process of our own, named by the environment as Flink's own programs have it:
 * {@code FLINK_PLUGINS_DIR}, and {@code FLINK_CONF_DIR} for their settings. On a cluster Flink has loaded them before us.
 */
public final class FilePlugins {
    static final String PLUGINS = "FLINK_PLUGINS_DIR";
    private static final String SETTINGS = "FLINK_CONF_DIR";

    private FilePlugins() {}

    /**
     * Loads them where there are any.
     *
     * @throws ConfigException where the environment names a folder that is not there
     */
    public static void load(Function<String, @Nullable String> environment) {
        String plugins = environment.apply(PLUGINS);
        if (plugins == null || plugins.isEmpty()) {
            return;
        }
        if (!Files.isDirectory(Path.of(plugins))) {
            throw new ConfigException("environment", List.of(PLUGINS + ": is not a folder, was '" + plugins + "'"));
        }
        Configuration settings = settings(environment.apply(SETTINGS));
        FileSystem.initialize(settings, PluginUtils.createPluginManagerFromRootFolder(settings));
    }

    private static Configuration settings(@Nullable String folder) {
        if (folder == null || folder.isEmpty()) {
            return new Configuration();
        }
        try {
            return GlobalConfiguration.loadConfiguration(folder);
        } catch (IllegalConfigurationException failure) {
            throw new ConfigException("environment", List.of(SETTINGS + ": " + failure.getMessage()));
        }
    }
}
