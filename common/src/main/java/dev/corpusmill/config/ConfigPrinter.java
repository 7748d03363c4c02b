package dev.corpusmill.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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

    private ConfigPrinter() {}

    /** All keys in the order of the documentation. */
    public static String print(CorpusmillConfig config) {
        try {
            return YAML.writeValueAsString(tree(config));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static JsonNode tree(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Secret secret) {
            return nodes.textNode(Masking.secret(secret));
        } else if (value instanceof Integer number) {
            return nodes.numberNode(number);
        } else if (value instanceof Long number) {
            return nodes.numberNode(number);
        } else if (value instanceof Double number) {
            return nodes.numberNode(number);
        } else if (value instanceof Boolean bool) {
            return nodes.booleanNode(bool);
        } else if (value instanceof Duration duration) {
            return nodes.textNode(Scalars.write(duration));
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
        return nodes.textNode(Masking.credentials(value.toString()));
    }

    private static ObjectNode record(Record group) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        try {
            for (RecordComponent component : group.getClass().getRecordComponents()) {
                object.set(
                        ConfigBinder.kebab(component.getName()),
                        tree(component.getAccessor().invoke(group)));
            }
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(defect);
        }
        return object;
    }
}
