package dev.corpusmill.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Trees of keys and values: overlays and overrides. */
final class ConfigTree {
    /** What a source may leave out. */
    private static final String SOURCE =
            "{include: ['**/*'], exclude: [], tenant: public, principals: [everyone], metadata: {}}";

    private ConfigTree() {}

    /** The upper tree over the lower one: maps are merged, all else is replaced; sources and groups have defaults. */
    static JsonNode merge(ObjectNode lower, ObjectNode upper) {
        ObjectNode merged = lower.deepCopy();
        overlay(merged, upper);
        ObjectNode source = yaml(SOURCE);
        JsonNode sources = merged.path("sources");
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i) instanceof ObjectNode given) {
                ((ArrayNode) sources).set(i, overlay(source.deepCopy(), given));
            }
        }
        JsonNode group = lower.path("groups").path("chunk");
        if (merged.path("groups") instanceof ObjectNode groups) {
            if (upper.path("groups").isObject()) {
                groups.retain(List.copyOf(names(upper.path("groups"))));
            }
            for (String name : names(groups)) {
                if (groups.get(name) instanceof ObjectNode given) {
                    groups.set(name, overlay(group.deepCopy(), given));
                }
            }
        }
        return merged;
    }

    private static ObjectNode overlay(ObjectNode lower, ObjectNode upper) {
        for (Map.Entry<String, JsonNode> entry : upper.properties()) {
            JsonNode below = lower.get(entry.getKey());
            if (below instanceof ObjectNode map && entry.getValue() instanceof ObjectNode over) {
                overlay(map, over);
            } else if (!entry.getValue().isNull()) { // a key without a value keeps the default
                lower.set(entry.getKey(), entry.getValue());
            }
        }
        return lower;
    }

    /** Applies {@code a.b[0].c=value}. */
    static void set(ObjectNode tree, String override, List<String> problems) {
        int equals = override.indexOf('=');
        if (equals <= 0) {
            problems.add("--set " + override + ": expected key=value");
            return;
        }
        String[] keys =
                override.substring(0, equals).replaceAll("\\[(\\d+)]", ".$1").split("\\.");
        JsonNode at = tree;
        for (int i = 0; i < keys.length - 1; i++) {
            at = child(at, keys[i], keys[i + 1].matches("\\d+"));
        }
        JsonNode value = value(override.substring(equals + 1));
        if (at instanceof ArrayNode list && keys[keys.length - 1].matches("\\d{1,4}")) {
            grow(list, Integer.parseInt(keys[keys.length - 1]));
            list.set(Integer.parseInt(keys[keys.length - 1]), value);
        } else if (at instanceof ObjectNode map) {
            map.set(keys[keys.length - 1], value);
        } else {
            problems.add("--set " + override + ": no such key");
        }
    }

    private static JsonNode child(JsonNode at, String key, boolean list) {
        if (at instanceof ArrayNode array && key.matches("\\d{1,4}")) {
            int index = Integer.parseInt(key);
            grow(array, index);
            if (!array.get(index).isContainerNode()) {
                array.set(index, list ? array.arrayNode() : array.objectNode());
            }
            return array.get(index);
        }
        if (at instanceof ObjectNode map) {
            if (!map.path(key).isContainerNode()) {
                JsonNode fallback =
                        key.equals("sources") ? ConfigReader.defaults().get(key) : null;
                map.set(key, fallback != null ? fallback : list ? map.arrayNode() : map.objectNode());
            }
            return map.get(key);
        }
        return NullNode.instance;
    }

    private static void grow(ArrayNode list, int index) {
        while (list.size() <= index) {
            list.addObject();
        }
    }

    private static JsonNode value(String text) {
        try {
            JsonNode value = ConfigReader.YAML.readTree(text);
            // a text that is no YAML of its own, like "a: b: c" or a path with '#', is taken as it is
            return value.isContainerNode() || value.asText().equals(text)
                    ? value
                    : ConfigReader.YAML.getNodeFactory().textNode(text);
        } catch (JsonProcessingException notYaml) {
            return ConfigReader.YAML.getNodeFactory().textNode(text);
        }
    }

    private static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) ConfigReader.YAML.readTree(text);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
