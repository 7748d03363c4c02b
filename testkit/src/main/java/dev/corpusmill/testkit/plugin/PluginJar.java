package dev.corpusmill.testkit.plugin;

import dev.corpusmill.api.ApiVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A plug-in as somebody else would build it: its sources see the JDK and the API, and nothing else of this program. */
public final class PluginJar {
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, List<String>> services = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private PluginJar() {}

    /** A plug-in of this name and version for the API as it is. */
    public static PluginJar named(String name, String version) {
        return new PluginJar()
                .attribute(ApiVersion.NAME_ATTRIBUTE, name)
                .attribute(ApiVersion.VERSION_ATTRIBUTE, version)
                .attribute(ApiVersion.API_ATTRIBUTE, Integer.toString(ApiVersion.CURRENT));
    }

    /** An attribute of its manifest; an empty one is left out. */
    public PluginJar attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    /** A class of it. */
    public PluginJar source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** A class of it that is compiled, but not packed. */
    public PluginJar missing(String className, String text) {
        leftOut.add(className);
        return source(className, text);
    }

    /** A provider of it, by its class. */
    public PluginJar provides(Class<?> type, String className) {
        services.computeIfAbsent(type.getName(), key -> new ArrayList<>()).add(className);
        return this;
    }

    /** Compiles it, and packs it as a file of this folder. */
    public Path writeTo(Path folder, String file) throws IOException {
        Files.createDirectories(folder);
        Path classes = Files.createTempDirectory(folder, "classes");
        compile(classes);
        Path jar = folder.resolve(file);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest())) {
            for (Map.Entry<String, List<String>> service : services.entrySet()) {
                entry(packed, "META-INF/services/" + service.getKey(), String.join("\n", service.getValue()));
            }
            pack(classes, packed);
        }
        return jar;
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> {
            if (!value.isEmpty()) {
                manifest.getMainAttributes().putValue(name, value);
            }
        });
        return manifest;
    }

    private void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options = List.of("-d", classes.toString(), "-cp", api().toString(), "-parameters");
        List<Source> units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            if (!units.isEmpty()
                    && !compiler.getTask(said, files, null, options, null, units)
                            .call()) {
                throw new IllegalArgumentException("the plug-in does not compile: " + said);
            }
        }
    }

    private static Path api() {
        try {
            return Path.of(ApiVersion.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private void pack(Path classes, JarOutputStream packed) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (!leftOut.contains(name.replace('/', '.').replace(".class", ""))) {
                    packed.putNextEntry(new JarEntry(name));
                    Files.copy(file, packed);
                    packed.closeEntry();
                }
            }
        }
    }

    private static void entry(JarOutputStream packed, String name, String text) {
        try {
            packed.putNextEntry(new JarEntry(name));
            packed.write(text.getBytes(StandardCharsets.UTF_8));
            packed.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(
                    URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
