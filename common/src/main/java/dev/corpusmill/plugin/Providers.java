package dev.corpusmill.plugin;

import dev.corpusmill.api.Provider;
import dev.corpusmill.api.embed.EmbedderProvider;
import dev.corpusmill.api.filter.DocumentFilterProvider;
import dev.corpusmill.api.records.RecordFormatProvider;
import dev.corpusmill.api.search.PostProcessorProvider;
import dev.corpusmill.api.search.RouteProvider;
import dev.corpusmill.api.split.SplitterProvider;
import dev.corpusmill.api.store.StoreProvider;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The parts that this program can use, by interface and name: those on its class path, and those of the plug-ins of a folder.
 *
 * <p>All are found and made at once, so that a plug-in that cannot be used stops the program before it does anything.
 */
public final class Providers {
    /** The interfaces that a part can come by, and how messages call what they bring. */
    private static final Map<Class<?>, String> INTERFACES = Map.of(
            StoreProvider.class, "store",
            EmbedderProvider.class, "embedding engine",
            RouteProvider.class, "route",
            PostProcessorProvider.class, "post-processor",
            SplitterProvider.class, "splitter",
            DocumentFilterProvider.class, "document filter",
            RecordFormatProvider.class, "record format");

    private static final String REMEDY = " (get a version of it for this program, or remove the jar)";

    /** A plug-in has one class loader in a process, however many operators use it: native libraries load only once. */
    private static final Map<PluginFolder.Content, Providers> LOADED = new ConcurrentHashMap<>();

    private final Map<Class<?>, Map<String, Found>> byInterface = new HashMap<>();
    private final List<Plugin> plugins;

    private record Found(Provider<?> provider, @Nullable Plugin plugin) {
        String origin() {
            return plugin == null ? "this program" : "plug-in " + plugin.name() + " (" + plugin.jar() + ")";
        }

        String remedy() {
            return plugin == null ? "" : REMEDY;
        }
    }

    private Providers(List<Plugin> plugins) {
        this.plugins = List.copyOf(plugins);
        ClassLoader program = Providers.class.getClassLoader();
        INTERFACES.keySet().forEach(type -> byInterface.put(type, new TreeMap<>()));
        INTERFACES.keySet().forEach(type -> load(type, program, null));
        for (Plugin plugin : plugins) {
            ClassLoader loader = plugin.loader(program);
            int count = 0;
            for (Class<?> type : INTERFACES.keySet()) {
                count += load(type, loader, plugin);
            }
            if (count == 0) {
                throw new PluginException(
                        "plug-in " + plugin.name() + " brings nothing: jar=" + plugin.jar()
                                + " (it has no file META-INF/services/dev.corpusmill.api.…Provider; mend it, or remove the jar)");
            }
        }
    }

    /** What is on the class path. */
    public static Providers builtIn() {
        return of("");
    }

    /**
     * What is on the class path and in the jars of a folder.
     *
     * @param folder empty, or one that does not exist, has no plug-ins
     * @throws PluginException where a plug-in cannot be used, naming it
     */
    public static Providers of(String folder) {
        PluginFolder.Content content =
                PluginFolder.content(folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder)));
        return LOADED.computeIfAbsent(content, found -> new Providers(found.plugins()));
    }

    private int load(Class<?> type, ClassLoader loader, @Nullable Plugin plugin) {
        int count = 0;
        try {
            for (Object provider : ServiceLoader.load(type, loader)) {
                add(type, new Found((Provider<?>) provider, plugin));
                count++;
            }
        } catch (PluginException refused) {
            throw refused;
        } catch (ServiceConfigurationError
                | LinkageError
                | AssertionError
                | StackOverflowError
                | RuntimeException broken) {
            throw plugin == null
                    ? new PluginException("a part of this program cannot be loaded: reason=" + reason(broken), broken)
                    : new PluginException(
                            "plug-in " + plugin.name() + " cannot be loaded: jar=" + plugin.jar() + " reason="
                                    + reason(broken) + REMEDY,
                            broken);
        }
        return count;
    }

    /** The messages down to the first cause: the loader's own only says which class it was. */
    private static String reason(Throwable broken) {
        StringBuilder reason = new StringBuilder();
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            String said =
                    cause instanceof ServiceConfigurationError ? String.valueOf(cause.getMessage()) : cause.toString();
            reason.append(reason.isEmpty() ? "" : ": ").append(said);
        }
        return reason.toString();
    }

    private void add(Class<?> type, Found found) {
        String name = found.provider().name();
        if (!name.matches("[a-z0-9-]+")) {
            throw new PluginException(what(type) + " of " + found.origin() + " has no valid name: name='" + name
                    + "' expected=[a-z0-9-]+" + found.remedy());
        }
        Class<?> settings = found.provider().settings();
        if (!settings.isRecord() || !Modifier.isPublic(settings.getModifiers())) {
            throw new PluginException(what(type) + " '" + name + "' of " + found.origin()
                    + " has settings that are no public record: class=" + settings.getName() + found.remedy());
        }
        Found other = found(type).putIfAbsent(name, found);
        if (other != null) {
            throw new PluginException("two parts have the same name: " + what(type) + " '" + name + "' is in "
                    + other.origin() + " and in " + found.origin() + " (remove one)");
        }
    }

    public StoreProvider<?> store(String kind) {
        return (StoreProvider<?>) get(StoreProvider.class, kind);
    }

    public EmbedderProvider<?> embedder(String engine) {
        return (EmbedderProvider<?>) get(EmbedderProvider.class, engine);
    }

    public RouteProvider<?> route(String kind) {
        return (RouteProvider<?>) get(RouteProvider.class, kind);
    }

    public PostProcessorProvider<?> postProcessor(String kind) {
        return (PostProcessorProvider<?>) get(PostProcessorProvider.class, kind);
    }

    public SplitterProvider<?> splitter(String name) {
        return (SplitterProvider<?>) get(SplitterProvider.class, name);
    }

    public RecordFormatProvider recordFormat(String name) {
        return (RecordFormatProvider) get(RecordFormatProvider.class, name);
    }

    public DocumentFilterProvider<?> documentFilter(String kind) {
        return (DocumentFilterProvider<?>) get(DocumentFilterProvider.class, kind);
    }

    /**
     * The part of a name.
     *
     * @throws PluginException where there is none, naming those that there are
     */
    public Provider<?> get(Class<?> type, String name) {
        Found found = found(type).get(name);
        if (found == null) {
            throw new PluginException("there is no " + what(type) + " '" + name + "': known=" + names(type) + hint());
        }
        return found.provider();
    }

    /** For messages about a name that nobody brings: the plug-ins that were looked at. */
    public String hint() {
        return plugins.isEmpty()
                ? ""
                : " plug-ins=" + plugins.stream().map(Plugin::label).toList();
    }

    /** The plug-in that brings a part; empty where it is our own. */
    public Optional<Plugin> origin(Class<?> type, String name) {
        return Optional.ofNullable(found(type).get(name)).map(Found::plugin);
    }

    /**
     * Checks that an opened part has the name that the configuration gave it.
     *
     * @throws PluginException where it has not
     */
    public void requireOpened(Class<?> type, String kind, String wanted, String name) {
        if (!wanted.equals(name)) {
            throw new PluginException(what(type) + " '" + kind + "' was opened under another name: wanted=" + wanted
                    + " name=" + name + hint());
        }
    }

    /** The names of an interface's parts, sorted. */
    public List<String> names(Class<?> type) {
        return new ArrayList<>(found(type).keySet());
    }

    /** The plug-ins, sorted by jar. */
    public List<Plugin> plugins() {
        return plugins;
    }

    private Map<String, Found> found(Class<?> type) {
        Map<String, Found> found = byInterface.get(type);
        if (found == null) {
            throw new IllegalArgumentException("not an interface of parts: " + type);
        }
        return found;
    }

    private static String what(Class<?> type) {
        return INTERFACES.getOrDefault(type, type.getSimpleName());
    }
}
