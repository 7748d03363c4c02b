package dev.corpusmill.plugin;

import dev.corpusmill.api.ApiVersion;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A jar that brings parts of its own.
 *
 * @param name as its manifest says it
 * @param version its own, as its manifest says it
 */
public record Plugin(String name, String version, Path jar) {
    /**
     * Reads the manifest.
     *
     * @throws PluginException where the jar is none, no plug-in, or one for another API
     */
    static Plugin read(Path jar) {
        Attributes attributes = attributes(jar);
        String name = required(jar, attributes, ApiVersion.NAME_ATTRIBUTE);
        String version = required(jar, attributes, ApiVersion.VERSION_ATTRIBUTE);
        String api = required(jar, attributes, ApiVersion.API_ATTRIBUTE);
        if (!api.equals(Integer.toString(ApiVersion.CURRENT))) {
            throw new PluginException("plug-in " + name + " was built for another version of the API: jar=" + jar
                    + " built-for=" + api + " offered=" + ApiVersion.CURRENT
                    + " (get a version of it for this program, or remove the jar)");
        }
        return new Plugin(name, version, jar);
    }

    private static Attributes attributes(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest())
                    .orElseGet(Manifest::new)
                    .getMainAttributes();
        } catch (IOException unreadable) {
            throw new PluginException(
                    "not a readable jar: jar=" + jar + " reason=" + unreadable.getMessage()
                            + " (copy it again, or remove it)",
                    unreadable);
        }
    }

    private static String required(Path jar, Attributes attributes, String attribute) {
        String value = attributes.getValue(attribute);
        if (value == null || value.isBlank()) {
            throw new PluginException("not a plug-in: jar=" + jar + " (its manifest has no " + attribute
                    + "; libraries of a plug-in belong into its own jar)");
        }
        return value.strip();
    }

    ClassLoader loader(ClassLoader program) {
        try {
            return new PluginClassLoader(jar.toUri().toURL(), program);
        } catch (MalformedURLException defect) {
            throw new PluginException("not a path of a jar: jar=" + jar, defect);
        }
    }

    /** Name and version, as messages, recipes and manifests have it. */
    public String label() {
        return name + " " + version;
    }
}
