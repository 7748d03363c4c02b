package dev.corpusmill.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fills configuration records from a tree and collects what is wrong with it, each problem with its path.
 *
 * <p>In the place of a value that cannot be used a default stands in, so that the checks of the other values of the
 * record still speak; such a record is never handed out.
 */
final class ConfigBinder {
    static final Set<Class<?>> SINGLE_VALUES = Set.of(Secret.class, Percent.class, Limit.class, DataSize.class);

    private final Function<String, @Nullable String> environment;
    private final Problems problems;
    private final Map<Class<?>, Object> examples;
    private final Map<String, Object> bound = new HashMap<>();

    /** @param examples records of the defaults, by their class; they lend values */
    ConfigBinder(Function<String, @Nullable String> environment, Problems problems, Map<Class<?>, Object> examples) {
        this.environment = environment;
        this.problems = problems;
        this.examples = examples;
    }

    /** The record, or null where a problem was found. */
    <T> @Nullable T bind(JsonNode tree, Class<T> type) {
        return type.cast(value(tree, type, ""));
    }

    /** The value at a path; null where there is none that can be used. */
    <T> @Nullable T at(String path, Class<T> type) {
        return type.cast(bound.get(path));
    }

    private @Nullable Object value(JsonNode node, Type type, String path) {
        Object value = read(node, type, path);
        if (value != null) {
            bound.put(path, value);
        }
        return value;
    }

    private @Nullable Object read(JsonNode node, Type type, String path) {
        if (node.isNull() || node.isMissingNode()) {
            return problem(path, "is missing");
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(node, generic.getActualTypeArguments()[0], path)
                    : map(node, generic.getActualTypeArguments()[1], path);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord() && !SINGLE_VALUES.contains(raw)) {
            return node.isObject() ? record(node, raw, path) : problem(path, "must hold keys and values");
        }
        return node.isContainerNode() ? problem(path, "must be a single value") : scalar(node.asText(), raw, path);
    }

    private @Nullable Object list(JsonNode node, Type element, String path) {
        if (!node.isArray()) {
            return problem(path, "must be a list, like [a, b]");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object value = value(node.get(i), element, path + "[" + i + "]");
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == node.size() ? List.copyOf(values) : null;
    }

    private @Nullable Object map(JsonNode node, Type element, String path) {
        if (!node.isObject()) {
            return problem(path, "must hold keys and values");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Object value = value(entry.getValue(), element, Problems.join(path, entry.getKey()));
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        }
        return values.size() == node.size() ? Collections.unmodifiableMap(values) : null;
    }

    private @Nullable Object record(JsonNode node, Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> keys = Arrays.stream(components)
                .map(component -> kebab(component.getName()))
                .toList();
        boolean whole = true;
        for (String given : ConfigTree.names(node)) {
            if (!keys.contains(given)) {
                problem(Problems.join(path, given), "unknown key, " + EditDistance.suggestion(given, keys));
                whole = false;
            }
        }
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(node.path(keys.get(i)), components[i].getGenericType(), Problems.join(path, keys.get(i)));
            if (values[i] == null) {
                whole = false;
                values[i] = lent(type, components[i]);
            }
        }
        Object record = Arrays.asList(values).contains(null) ? null : construct(type, keys, values, path);
        return whole ? record : null;
    }

    /** A record that refuses a value is asked again with the default in its place: it may refuse others, too. */
    private @Nullable Object construct(Class<?> type, List<String> keys, @Nullable Object[] values, String path) {
        String refusal = refusal(type, values);
        if (refusal == null) {
            return instance(type, values);
        }
        while (refusal != null) {
            int space = refusal.indexOf(' ');
            int at = keys.indexOf(refusal.substring(0, Math.max(0, space)));
            boolean news = at < 0
                    ? problems.add(path, refusal)
                    : problems.add(Problems.join(path, keys.get(at)), refusal.substring(space + 1));
            if (at < 0 || !news) {
                return null;
            }
            bound.remove(Problems.join(path, keys.get(at)));
            values[at] = lent(type, type.getRecordComponents()[at]);
            refusal = values[at] == null ? null : refusal(type, values);
        }
        return null;
    }

    private static @Nullable String refusal(Class<?> type, @Nullable Object[] values) {
        try {
            instance(type, values);
            return null;
        } catch (IllegalArgumentException refused) {
            return refused.getMessage() == null ? "refused" : refused.getMessage();
        }
    }

    private static Object instance(Class<?> type, @Nullable Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private @Nullable Object lent(Class<?> type, RecordComponent component) {
        Object example = examples.get(type);
        try {
            return example == null ? null : component.getAccessor().invoke(example);
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private @Nullable Object scalar(String text, Class<?> type, String path) {
        try {
            if (type == Secret.class) {
                Environment.check(text);
                return new Secret(text); // a reference stays one: it is resolved where the secret is used
            }
            return Scalars.read(Environment.resolve(text, environment), type);
        } catch (IllegalArgumentException refused) {
            return problem(path, String.valueOf(refused.getMessage()));
        }
    }

    private @Nullable Object problem(String path, String message) {
        problems.add(path, message);
        return null;
    }

    static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
