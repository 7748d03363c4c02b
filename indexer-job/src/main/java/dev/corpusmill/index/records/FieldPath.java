package dev.corpusmill.index.records;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way to a value in a record: a JSON pointer (RFC 6901) where it begins with a slash, else the name of a field. An
 * empty one leads nowhere. Remembers whether it ever led to something.
 */
final class FieldPath {
    private final String name;
    private final List<String> steps;
    private boolean seen;

    FieldPath(String name) {
        this.name = name;
        this.steps = name.startsWith("/")
                ? List.of(name.substring(1).split("/", -1)).stream()
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList()
                : List.of(name);
    }

    boolean given() {
        return !name.isEmpty();
    }

    /** As the configuration names it. */
    String name() {
        return name;
    }

    /** The field or column at its beginning. */
    String root() {
        return steps.get(0);
    }

    /** Whether any record had it, if only with nothing in it. */
    boolean seen() {
        return seen;
    }

    /** The value; null where there is none. */
    @Nullable
    Object in(Map<String, Object> fields) {
        if (name.isEmpty()) {
            return null;
        }
        Object value = fields;
        for (String step : steps) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(step);
                seen |= value != null || map.containsKey(step);
            } else if (value instanceof List<?> list && step.matches("\\d{1,9}")) {
                int index = Integer.parseInt(step);
                value = index < list.size() ? list.get(index) : null;
            } else {
                return null;
            }
        }
        return value;
    }
}
