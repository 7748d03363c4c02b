package dev.corpusmill.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.corpusmill.api.config.Durations;
import dev.corpusmill.api.config.Labeled;
import dev.corpusmill.api.config.Secret;
import dev.corpusmill.plugin.Providers;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Prints the configuration that is in effect, as YAML that can be read again; secrets are masked. */
public final class ConfigPrinter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private final Providers providers;
    private final Secrets secrets;

    private ConfigPrinter(Providers providers, Secrets secrets) {
        this.providers = providers;
        this.secrets = secrets;
    }

    /** All keys in the order of the documentation. */
    public static String print(CorpusmillConfig config) {
        try {
            return YAML.writeValueAsString(
                    new ConfigPrinter(Providers.of(config.plugins().path()), Secrets.MASKED).tree(config));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** What is written of secrets: for people to see, or as they stand, for the same configuration elsewhere. */
    private enum Secrets {
        MASKED,
        KEPT
    }

    /** The keys and values of one part's settings; parts have no parts. */
    static JsonNode settings(Record settings) {
        return new ConfigPrinter(Providers.builtIn(), Secrets.KEPT).tree(settings);
    }

    private JsonNode tree(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Secret secret) {
            return nodes.textNode(secrets == Secrets.KEPT ? secret.reference() : Masking.secret(secret));
        } else if (value instanceof Enum<?> constant) {
            return nodes.textNode(Labeled.of(constant));
        } else if (value instanceof Integer number) {
            return nodes.numberNode(number);
        } else if (value instanceof Long number) {
            return nodes.numberNode(number);
        } else if (value instanceof Double number) {
            return nodes.numberNode(number);
        } else if (value instanceof Boolean bool) {
            return nodes.booleanNode(bool);
        } else if (value instanceof Duration duration) {
            return nodes.textNode(Durations.write(duration));
        } else if (value instanceof List<?> list) {
            ArrayNode array = nodes.arrayNode();
            list.forEach(element -> array.add(tree(element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = nodes.objectNode();
            map.forEach((key, element) -> object.set(key.toString(), tree(element)));
            return object;
        } else if (value instanceof Record group && !ConfigBinder.SINGLE_VALUES.contains(value.getClass())) {
            return record(group);
        }
        return nodes.textNode(secrets == Secrets.KEPT ? value.toString() : Masking.credentials(value.toString()));
    }

    private ObjectNode record(Record group) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        try {
            for (RecordComponent component : group.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(group);
                if (value instanceof Sections sections) {
                    sections(object, sections, component.getAnnotation(Sections.Of.class));
                } else {
                    object.set(ConfigBinder.kebab(component.getName()), tree(value));
                }
            }
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(defect);
        }
        return object;
    }

    /** The settings of each part below its name, as its own record has them; a part without any is left out. */
    private void sections(ObjectNode object, Sections sections, Sections.Of parts) {
        sections.byName().forEach((name, section) -> {
            Class<? extends Record> type = providers.get(parts.value(), name).settings();
            if (type.getRecordComponents().length > 0) {
                object.set(name, tree(section.as(type)));
            }
        });
    }
}
