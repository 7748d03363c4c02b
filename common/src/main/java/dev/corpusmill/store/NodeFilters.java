package dev.corpusmill.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.NodeFilter.And;
import dev.corpusmill.api.store.NodeFilter.ContainsAny;
import dev.corpusmill.api.store.NodeFilter.Eq;
import dev.corpusmill.api.store.NodeFilter.Exists;
import dev.corpusmill.api.store.NodeFilter.In;
import dev.corpusmill.api.store.NodeFilter.Not;
import dev.corpusmill.api.store.NodeFilter.Or;
import dev.corpusmill.api.store.NodeFilter.Range;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Filters as requests write them: an object with one operator, like {@code {"eq": {"field": "page", "value": "3"}}} or
 * {@code {"and": [{"in": …}, {"not": {"exists": {"field": "uri"}}}]}}. Numbers are taken for their text.
 */
public final class NodeFilters {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_PARTS = 1000;

    private int parts;

    private NodeFilters() {}

    /**
     * Reads a filter.
     *
     * @throws IllegalArgumentException that names the key that is wrong
     */
    public static NodeFilter parse(JsonNode json) {
        return new NodeFilters().filter(json, "filter", 1);
    }

    private NodeFilter filter(JsonNode json, String path, int depth) {
        require(depth <= MAX_DEPTH, path, "filters are nested deeper than " + MAX_DEPTH);
        count(path);
        require(json.isObject() && json.size() == 1, path, "expected an object with one operator");
        String operator = json.fieldNames().next();
        JsonNode operand = json.path(operator);
        String here = path + "." + operator;
        return switch (operator) {
            case "and" -> new And(filters(operand, here, depth));
            case "or" -> new Or(filters(operand, here, depth));
            case "not" -> new Not(filter(operand, here, depth + 1));
            case "eq" -> {
                only(operand, here, Set.of("field", "value"));
                yield new Eq(field(operand, here), text(operand.path("value"), here + ".value"));
            }
            case "in" -> {
                only(operand, here, Set.of("field", "values"));
                yield new In(field(operand, here), values(operand, here));
            }
            case "contains-any" -> {
                only(operand, here, Set.of("field", "values"));
                yield new ContainsAny(field(operand, here), values(operand, here));
            }
            case "range" -> range(operand, here);
            case "exists" -> {
                only(operand, here, Set.of("field"));
                yield new Exists(field(operand, here));
            }
            default ->
                throw wrong(here, "unknown operator, expected eq, in, range, contains-any, exists, and, or or not");
        };
    }

    private List<NodeFilter> filters(JsonNode json, String path, int depth) {
        require(json.isArray(), path, "expected a list of filters");
        List<NodeFilter> filters = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            filters.add(filter(json.path(i), path + "[" + i + "]", depth + 1));
        }
        return filters;
    }

    private Range range(JsonNode json, String path) {
        only(json, path, Set.of("field", "min", "max"));
        require(json.has("min") || json.has("max"), path, "expected min, max or both");
        return new Range(field(json, path), bound(json, path, "min"), bound(json, path, "max"));
    }

    private static Optional<String> bound(JsonNode json, String path, String key) {
        return json.has(key) ? Optional.of(text(json.path(key), path + "." + key)) : Optional.empty();
    }

    private Set<String> values(JsonNode json, String path) {
        JsonNode list = json.path("values");
        require(list.isArray(), path + ".values", "expected a list");
        Set<String> values = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            count(path);
            values.add(text(list.path(i), path + ".values[" + i + "]"));
        }
        return values;
    }

    private static String field(JsonNode json, String path) {
        JsonNode field = json.path("field");
        require(field.isTextual(), path + ".field", "expected the name of a field");
        return field.asText();
    }

    private static String text(JsonNode value, String path) {
        require(value.isTextual() || value.isNumber(), path, "expected a text or a number");
        return value.asText();
    }

    private static void only(JsonNode json, String path, Set<String> known) {
        require(json.isObject(), path, "expected an object");
        for (Iterator<String> keys = json.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            require(
                    known.contains(key),
                    path + "." + key,
                    "unknown key, expected " + String.join(", ", new TreeSet<>(known)));
        }
    }

    private void count(String path) {
        parts++;
        require(parts <= MAX_PARTS, path, "more than " + MAX_PARTS + " filters and values");
    }

    private static void require(boolean holds, String path, String problem) {
        if (!holds) {
            throw wrong(path, problem);
        }
    }

    private static IllegalArgumentException wrong(String path, String problem) {
        return new IllegalArgumentException(path + ": " + problem);
    }
}
