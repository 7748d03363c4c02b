package dev.corpusmill.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration file: the defaults, the file over them, {@code --set} over both.
 *
 * <p>All problems are reported at once. The defaults are {@code conf/corpusmill.yaml} itself, bundled by the build.
 */
public final class ConfigReader {
    static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ConfigReader() {}

    /**
     * Reads a file.
     *
     * @param overrides {@code key=value}; the value is YAML, keys of lists are numbers: {@code sources[0].uri=docs}
     * @throws ConfigException with every problem, each with its path
     */
    public static CorpusmillConfig read(
            Path file, List<String> overrides, Function<String, @Nullable String> environment) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new ConfigException(file.toString(), List.of("there is no such file"));
        } catch (IOException failure) {
            throw new ConfigException(file.toString(), List.of("the file cannot be read: " + failure.getMessage()));
        }
        return parse(file.toString(), text, overrides, environment);
    }

    static CorpusmillConfig parse(
            String origin, String text, List<String> overrides, Function<String, @Nullable String> environment) {
        List<String> problems = new ArrayList<>();
        ObjectNode tree = object(origin, text);
        for (String override : overrides) {
            ConfigTree.set(tree, override, problems);
        }
        JsonNode complete = ConfigTree.merge(defaults(), tree);
        ConfigBinder binder = new ConfigBinder(environment, problems);
        CorpusmillConfig config = binder.bind(complete, CorpusmillConfig.class);
        if (config != null) {
            ConfigChecks.check(config, problems);
        }
        if (config == null || !problems.isEmpty()) {
            throw new ConfigException(origin, problems);
        }
        return config;
    }

    static ObjectNode defaults() {
        try (InputStream in = ConfigReader.class.getResourceAsStream("corpusmill.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the defaults are not bundled: corpusmill.yaml");
            }
            return (ObjectNode) YAML.readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ObjectNode object(String origin, String text) {
        JsonNode tree;
        try {
            tree = YAML.readTree(text);
        } catch (JsonProcessingException failure) {
            String at = failure.getLocation() == null
                    ? ""
                    : "line " + failure.getLocation().getLineNr() + ": ";
            throw new ConfigException(origin, List.of(at + "not YAML: " + firstLine(failure.getOriginalMessage())));
        }
        if (tree.isMissingNode() || tree.isNull()) {
            return YAML.createObjectNode();
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new ConfigException(origin, List.of("the file must hold keys and values"));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
