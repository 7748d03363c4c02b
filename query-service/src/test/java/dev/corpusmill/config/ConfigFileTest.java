package dev.corpusmill.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.plugin.Providers;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the shipped file, the bundled defaults and the records in step. */
class ConfigFileTest {
    private static final Path SHIPPED = Path.of("../conf/corpusmill.yaml");

    @Test
    void the_shipped_file_is_the_defaults() {
        CorpusmillConfig shipped = ConfigReader.read(SHIPPED, List.of(), name -> null);
        assertThat(shipped).isEqualTo(ConfigReader.parse("empty", "", List.of(), name -> null));
    }

    @Test
    void the_shipped_file_has_every_key() throws IOException {
        JsonNode shipped = YamlTree.read(Files.readString(SHIPPED), new Problems());
        List<String> missing = new ArrayList<>();
        collectMissing(CorpusmillConfig.class, shipped, "", missing);
        assertThat(missing).isEmpty();
    }

    @Test
    void every_value_of_the_shipped_file_has_a_comment() throws IOException {
        List<String> values = Files.readAllLines(SHIPPED).stream()
                .filter(line -> line.matches("[ -]*[a-z0-9-]+: +[^#].*"))
                .toList();
        assertThat(values).hasSizeGreaterThan(50);
        assertThat(values).filteredOn(line -> !line.contains(" # ")).isEmpty();
    }

    @Test
    void the_shipped_source_spells_out_what_a_source_may_leave_out() {
        ObjectNode source = (ObjectNode) ConfigReader.defaults().path("sources").path(0);
        source.remove(List.of("name", "uri", "exclude"));
        ObjectNode defaults = ConfigTree.sourceDefaults();
        defaults.remove("exclude");
        assertThat(source).isEqualTo(defaults);
    }

    private static void collectMissing(Type type, JsonNode node, String path, List<String> missing) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type element = arguments[arguments.length - 1];
            node.forEach(child -> collectMissing(element, child, path + "[]", missing));
        } else if (type instanceof Class<?> raw && raw.isRecord() && node.isContainerNode()) {
            for (RecordComponent component : raw.getRecordComponents()) {
                Sections.Of parts = component.getAnnotation(Sections.Of.class);
                if (parts != null) {
                    collectParts(parts.value(), node, path, missing);
                    continue;
                }
                String key = ConfigBinder.kebab(component.getName());
                if (!node.has(key)) {
                    missing.add(Problems.join(path, key));
                }
                collectMissing(component.getGenericType(), node.path(key), Problems.join(path, key), missing);
            }
        }
    }

    /** A store, an engine, … with settings has a section; what only plug-ins bring has none. */
    private static void collectParts(Class<?> type, JsonNode node, String path, List<String> missing) {
        Providers providers = Providers.builtIn();
        for (String name : providers.names(type)) {
            Class<? extends Record> settings = providers.get(type, name).settings();
            if (settings.getRecordComponents().length > 0) {
                if (!node.has(name)) {
                    missing.add(Problems.join(path, name));
                }
                collectMissing(settings, node.path(name), Problems.join(path, name), missing);
            }
        }
    }

    @Test
    void the_sections_of_parts_are_the_defaults_that_the_parts_bring() throws IOException {
        JsonNode shipped = YamlTree.read(Files.readString(SHIPPED), new Problems());
        Providers providers = Providers.builtIn();
        assertThat(shipped.at("/store/milvus"))
                .isEqualTo(YamlTree.read(providers.store("milvus").defaults(), new Problems()));
        assertThat(shipped.at("/embedding/openai"))
                .isEqualTo(YamlTree.read(providers.embedder("openai").defaults(), new Problems()));
    }
}
