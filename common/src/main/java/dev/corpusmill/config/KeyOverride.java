package dev.corpusmill.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** One {@code --set a.b=c}; elements of lists are {@code sources[0].uri} or {@code sources.0.uri}, {@code sources[+]} is one more. */
final class KeyOverride {
    /** Here an override changes what the defaults say, as nothing of them would be left otherwise. */
    private static final Set<String> WHOLE = Set.of("sources", "groups", "search.routes");

    private final String override;
    private final List<String> keys;
    private final Problems problems;

    private KeyOverride(String override, int equals, Problems problems) {
        this.override = override;
        this.keys = List.of(override.substring(0, equals)
                .strip()
                .replaceAll("\\[(\\d+|\\+)]", ".$1")
                .split("\\.", -1));
        this.problems = problems;
    }

    /** Changes the tree of the file. */
    static void apply(ObjectNode tree, String override, ObjectNode defaults, Problems problems) {
        int equals = override.indexOf('=');
        if (equals <= 0) {
            problems.add("--set " + override, "expected key=value");
            return;
        }
        KeyOverride one = new KeyOverride(override, equals, problems);
        for (String whole : WHOLE) {
            if (override.startsWith(whole) && one.keys.size() > whole.split("\\.").length) {
                copyDefaults(tree, defaults, List.of(whole.split("\\.")));
            }
        }
        one.set(tree);
    }

    private static void copyDefaults(ObjectNode tree, ObjectNode defaults, List<String> path) {
        String key = path.get(0);
        if (path.size() == 1) {
            if (!tree.hasNonNull(key)) {
                tree.set(key, defaults.path(key).deepCopy());
            }
        } else if (!tree.hasNonNull(key) || tree.get(key).isObject()) {
            copyDefaults(tree.withObjectProperty(key), (ObjectNode) defaults.path(key), path.subList(1, path.size()));
        }
    }

    private void set(ObjectNode tree) {
        JsonNode at = tree;
        String path = "";
        for (int i = 0; i < keys.size(); i++) {
            boolean last = i == keys.size() - 1;
            String key = keys.get(i);
            String below = at.isArray() ? path + "[" + key + "]" : Problems.join(path, key);
            JsonNode next = last ? value(override.substring(override.indexOf('=') + 1)) : child(at, i);
            if (!put(at, key, next)) {
                problems.add("--set " + override, "there is no such key: " + below);
                return;
            }
            at = next;
            path = below;
        }
        problems.given(path, "--set");
    }

    private JsonNode child(JsonNode at, int i) {
        JsonNode present =
                at.isArray() && isIndex(keys.get(i)) ? at.path(Integer.parseInt(keys.get(i))) : at.path(keys.get(i));
        if (present.isContainerNode()) {
            return present;
        }
        return isIndex(keys.get(i + 1)) ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
    }

    /** A list grows by one element at most: by the one behind its last. */
    private static boolean put(JsonNode at, String key, JsonNode value) {
        if (at instanceof ObjectNode map && !key.isBlank()) {
            map.set(key, value);
            return true;
        }
        if (at instanceof ArrayNode list && key.equals("+")) {
            list.add(value);
            return true;
        }
        if (!(at instanceof ArrayNode list) || !isIndex(key) || Integer.parseInt(key) > list.size()) {
            return false;
        }
        if (Integer.parseInt(key) == list.size()) {
            list.add(value);
        } else {
            list.set(Integer.parseInt(key), value);
        }
        return true;
    }

    private static boolean isIndex(String key) {
        return key.matches("\\d{1,6}");
    }

    /** Lists, maps and quoted texts are YAML; all else is taken as it stands, {@code #} and {@code :} included. */
    private static JsonNode value(String text) {
        if (text.isEmpty() || "[{\"'".indexOf(text.charAt(0)) < 0) {
            return JsonNodeFactory.instance.textNode(text);
        }
        try {
            return YamlTree.read(text, new Problems());
        } catch (JsonProcessingException notYaml) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
