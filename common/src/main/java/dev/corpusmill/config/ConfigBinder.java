package dev.corpusmill.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills configuration records from a tree and collects what is wrong with it, each problem with its path. */
final class ConfigBinder {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    private final Function<String, @Nullable String> environment;
    private final List<String> problems;

    ConfigBinder(Function<String, @Nullable String> environment, List<String> problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** The record, or nothing where a problem was found. */
    <T> @Nullable T bind(JsonNode tree, Class<T> type) {
        return type.cast(value(tree, type, ""));
    }

    private @Nullable Object value(JsonNode node, Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(node, generic.getActualTypeArguments()[0], path)
                    : map(node, generic.getActualTypeArguments()[1], path);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord() && raw != Secret.class && raw != Percent.class && raw != DataSize.class) {
            return record(node, raw, path);
        }
        if (node.isContainerNode()) {
            return problem(path, "must be a single value");
        }
        return scalar(node.asText(), raw, path);
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
        return List.copyOf(values);
    }

    private @Nullable Object map(JsonNode node, Type element, String path) {
        if (!node.isObject()) {
            return problem(path, "must hold keys and values");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Object value = value(entry.getValue(), element, join(path, entry.getKey()));
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        }
        return values;
    }

    private @Nullable Object record(JsonNode node, Class<?> type, String path) {
        if (!node.isObject()) {
            return problem(path, "must hold keys and values");
        }
        RecordComponent[] components = type.getRecordComponents();
        List<String> keys = Arrays.stream(components)
                .map(component -> kebab(component.getName()))
                .toList();
        for (String given : ConfigTree.names(node)) {
            if (!keys.contains(given)) {
                problem(join(path, given), "unknown key" + suggestion(given, keys));
            }
        }
        Object[] values = new Object[components.length];
        boolean whole = true;
        for (int i = 0; i < components.length; i++) {
            String at = join(path, keys.get(i));
            JsonNode given = node.path(keys.get(i));
            values[i] = given.isMissingNode() || given.isNull()
                    ? problem(at, "is missing")
                    : value(given, components[i].getGenericType(), at);
            whole &= values[i] != null;
        }
        return whole ? construct(type, components, values, path) : null;
    }

    private @Nullable Object construct(Class<?> type, RecordComponent[] components, Object[] values, String path) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof IllegalArgumentException refused) {
                String message = refused.getMessage() == null ? "refused" : refused.getMessage();
                int space = message.indexOf(' ');
                String key = space > 0 ? message.substring(0, space) : "";
                boolean named = Arrays.stream(components)
                        .anyMatch(one -> kebab(one.getName()).equals(key));
                return named ? problem(join(path, key), message.substring(space + 1)) : problem(path, message);
            }
            throw new IllegalStateException(failure.getCause());
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private @Nullable Object scalar(String text, Class<?> type, String path) {
        try {
            if (type == Secret.class) {
                return new Secret(text); // a reference stays one: it is resolved where the secret is used
            }
            String resolved = Environment.resolve(text, environment);
            if (type == String.class) {
                return resolved;
            } else if (type == int.class) {
                return Integer.parseInt(resolved);
            } else if (type == long.class) {
                return Long.parseLong(resolved);
            } else if (type == double.class) {
                return Double.parseDouble(resolved);
            } else if (type == Duration.class) {
                return duration(resolved);
            } else if (type == DataSize.class) {
                return DataSize.parse(resolved);
            } else if (type == Percent.class) {
                return Percent.parse(resolved);
            }
        } catch (NumberFormatException notANumber) {
            return problem(path, "not a number: '" + text + "'");
        } catch (IllegalArgumentException | ArithmeticException refused) {
            return problem(path, String.valueOf(refused.getMessage()));
        }
        throw new IllegalStateException("no such type in a configuration: " + type);
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a duration like 500ms, 60s, 2m or 1h: '" + text + "'");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private @Nullable Object problem(String path, String message) {
        problems.add(path.isEmpty() ? message : path + ": " + message);
        return null;
    }

    private static String suggestion(String given, List<String> keys) {
        return keys.stream()
                .filter(key -> EditDistance.between(given, key) <= Math.max(2, key.length() / 3))
                .min((a, b) -> EditDistance.between(given, a) - EditDistance.between(given, b))
                .map(key -> ", did you mean '" + key + "'?")
                .orElse(", known are " + String.join(", ", keys));
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
