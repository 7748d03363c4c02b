package dev.corpusmill.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import dev.corpusmill.api.config.Environment;
import dev.corpusmill.api.embed.EmbedderProvider;
import dev.corpusmill.api.store.StoreProvider;
import dev.corpusmill.plugin.PluginException;
import dev.corpusmill.plugin.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration file: the defaults, the file over them, {@code --set} over both.
 *
 * <p>All problems are reported at once. The defaults are {@code conf/corpusmill.yaml} itself, bundled by the build.
 */
public final class ConfigReader {
    private static final long MAX_BYTES = 1 << 20;

    private ConfigReader() {}

    /**
     * Reads a file.
     *
     * @param overrides {@code key=value}; elements of lists are numbers: {@code sources[0].uri=docs}
     * @param environment values of {@code ${NAME}}; null where there is none
     * @throws ConfigException with every problem, each with its path
     */
    public static CorpusmillConfig read(
            Path file, List<String> overrides, Function<String, @Nullable String> environment) {
        return parse(file.toString(), text(file), overrides, environment);
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ConfigException(file.toString(), List.of("this is a folder, not a file"));
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigException(file.toString(), List.of("the file has more than " + MAX_BYTES + " bytes"));
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new ConfigException(file.toString(), List.of("there is no such file"));
        } catch (CharacterCodingException notText) {
            throw new ConfigException(file.toString(), List.of("the file is not UTF-8 text"));
        } catch (IOException failure) {
            throw new ConfigException(file.toString(), List.of("the file cannot be read: " + failure));
        }
    }

    static CorpusmillConfig parse(
            String origin, String text, List<String> overrides, Function<String, @Nullable String> environment) {
        ObjectNode defaults = defaults();
        Problems problems = new Problems();
        ObjectNode tree = object(origin, text, problems);
        for (String override : overrides) {
            KeyOverride.apply(tree, override, defaults, problems);
        }
        Providers providers = providers(origin, ConfigTree.merge(defaults, tree), environment);
        leaveOut(defaults.get("store"), providers.names(StoreProvider.class));
        leaveOut(defaults.get("embedding"), providers.names(EmbedderProvider.class));
        JsonNode complete = ConfigTree.merge(defaults, tree);
        ConfigBinder binder = new ConfigBinder(environment, problems, providers, examples(defaults, providers));
        CorpusmillConfig config = binder.bind(complete, CorpusmillConfig.class);
        new ConfigChecks(complete, binder, problems, providers).run();
        if (config == null || !problems.none()) {
            throw new ConfigException(origin, problems.lines());
        }
        return config;
    }

    /** Plug-ins come first: what else may stand in the file depends on them. */
    private static Providers providers(String origin, JsonNode tree, Function<String, @Nullable String> environment) {
        try {
            return Providers.of(
                    Environment.resolve(tree.path("plugins").path("path").asText(), environment::apply));
        } catch (PluginException | IllegalArgumentException refused) {
            throw new ConfigException(origin, List.of("plugins.path: " + refused.getMessage()));
        }
    }

    /** A program need not carry all parts that the defaults have settings for. */
    private static void leaveOut(JsonNode section, List<String> parts) {
        for (String key : ConfigTree.names(section)) {
            if (section.path(key).isObject() && !parts.contains(key)) {
                ((ObjectNode) section).remove(key);
            }
        }
    }

    static ObjectNode defaults() {
        try (InputStream in = ConfigReader.class.getResourceAsStream("corpusmill.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the defaults are not bundled: corpusmill.yaml");
            }
            return (ObjectNode) YamlTree.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), new Problems());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One record of the defaults for each class. */
    private static Map<Class<?>, Object> examples(ObjectNode defaults, Providers providers) {
        Problems problems = new Problems();
        CorpusmillConfig config = new ConfigBinder(name -> null, problems, providers, Map.of())
                .ofDefaults()
                .bind(defaults, CorpusmillConfig.class);
        if (config == null) {
            throw new IllegalStateException("the bundled defaults cannot be used: " + problems.lines());
        }
        Map<Class<?>, Object> examples = new HashMap<>();
        try {
            for (RecordComponent component : CorpusmillConfig.class.getRecordComponents()) {
                Object value = component.getAccessor().invoke(config);
                examples.put(value.getClass(), value);
            }
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(defect);
        }
        examples.put(SourceConfig.class, config.sources().get(0));
        examples.put(MappingConfig.class, config.sources().get(0).mapping());
        config.groups().values().forEach(group -> examples.put(GroupConfig.class, group));
        config.search().routes().values().forEach(route -> examples.put(RouteConfig.class, route));
        examples.put(LlmPoolConfig.class, config.llm().pool());
        examples.put(CorpusmillConfig.class, config);
        return examples;
    }

    private static ObjectNode object(String origin, String text, Problems problems) {
        JsonNode tree;
        try {
            tree = YamlTree.read(text, problems);
        } catch (JsonProcessingException failure) {
            throw new ConfigException(origin, List.of(notYaml(failure)));
        }
        if (tree.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new ConfigException(origin, List.of("the file must hold keys and values"));
    }

    /** The parser's message without its excerpt of the file, which may hold a secret. */
    private static String notYaml(JsonProcessingException failure) {
        List<String> said = failure.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .toList();
        String at = " (line " + line(failure) + ")";
        return "not YAML: " + String.join(", ", said) + at;
    }

    /** Where the mistake is, not where the value began in which it is. */
    private static int line(JsonProcessingException failure) {
        if (failure instanceof JacksonYAMLParseException marked
                && marked.getCause() instanceof org.yaml.snakeyaml.error.MarkedYAMLException cause
                && cause.getProblemMark() != null) {
            return cause.getProblemMark().getLine() + 1;
        }
        return failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
    }
}
