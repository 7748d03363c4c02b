package dev.corpusmill.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of plug-ins: each jar in it is one, all else is left alone. */
final class PluginFolder {
    private static final int MAX_PLUGINS = 200;

    private PluginFolder() {}

    /** The plug-ins, and what tells them from those of the same names that were there before. */
    record Content(List<Plugin> plugins, List<String> states) {
        Content {
            plugins = List.copyOf(plugins);
            states = List.copyOf(states);
        }
    }

    static Content content(Optional<Path> folder) {
        folder.filter(Files::isRegularFile).ifPresent(file -> {
            throw new PluginException("plugins.path is a file, a folder of plug-ins is needed: path=" + file);
        });
        List<Plugin> plugins = new ArrayList<>();
        List<String> states = new ArrayList<>();
        Map<String, Path> byName = new HashMap<>();
        for (Path jar :
                folder.filter(Files::isDirectory).map(PluginFolder::jars).orElse(List.of())) {
            Plugin plugin = Plugin.read(jar);
            Path other = byName.putIfAbsent(plugin.name(), jar);
            if (other != null) {
                throw new PluginException("two plug-ins have the same name: name=" + plugin.name() + " jars=" + other
                        + ", " + jar + " (remove one)");
            }
            plugins.add(plugin);
            states.add(state(jar));
        }
        return new Content(plugins, states);
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .map(file -> file.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
            if (jars.size() > MAX_PLUGINS) {
                throw new PluginException(
                        "too many plug-ins: folder=" + folder + " jars=" + jars.size() + " max=" + MAX_PLUGINS);
            }
            return jars;
        } catch (IOException unreadable) {
            throw new PluginException(
                    "plug-ins cannot be listed: folder=" + folder + " reason=" + unreadable, unreadable);
        }
    }

    private static String state(Path jar) {
        try {
            return Files.size(jar) + "/" + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException unreadable) {
            throw new PluginException("not a readable jar: jar=" + jar + " reason=" + unreadable, unreadable);
        }
    }
}
