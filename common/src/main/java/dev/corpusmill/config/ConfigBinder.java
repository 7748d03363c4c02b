package dev.corpusmill.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.Provider;
import dev.corpusmill.api.config.DataSize;
import dev.corpusmill.api.config.Environment;
import dev.corpusmill.api.config.Limit;
import dev.corpusmill.api.config.Percent;
import dev.corpusmill.api.config.Secret;
import dev.corpusmill.plugin.Providers;
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
    static final Set<Class<?>> SINGLE_VALUES =
            Set.of(Secret.class, Percent.class, Limit.class, DataSize.class, IndexLanguage.class);

    private final Function<String, @Nullable String> environment;
    private final Problems problems;
    private final Providers providers;
    private final Map<Class<?>, Object> examples;
    private final Map<String, Object> bound = new HashMap<>();
    private boolean anyChoice; // whether a part may be chosen that this program does not carry

    /**
     * A binder.
     *
     * @param providers of the parts that a configuration can name
     * @param examples records of the defaults, by their class; they lend values
     */
    ConfigBinder(
            Function<String, @Nullable String> environment,
            Problems problems,
            Providers providers,
            Map<Class<?>, Object> examples) {
        this.environment = environment;
        this.problems = problems;
        this.providers = providers;
        this.examples = examples;
    }

    /** This binder, for the defaults alone: they name parts that a program need not carry. */
    ConfigBinder ofDefaults() {
        anyChoice = true;
        return this;
    }

    /** The record, or null where a problem was found. */
    <T> @Nullable T bind(JsonNode tree, Class<T> type) {
        return type.cast(value(tree, type, ""));
    }

    /** The record at a path of a larger tree, or null where a problem was found. */
    <T> @Nullable T bind(JsonNode tree, Class<T> type, String path) {
        return type.cast(value(tree, type, path));
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
        if (node.isArray() && raw == IndexLanguage.class) {
            List<String> codes = new ArrayList<>();
            node.forEach(code -> codes.add(code.asText()));
            return scalar(String.join(",", codes), raw, path);
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
        boolean whole = onlyKnown(node, components, path);
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Sections.Of parts = components[i].getAnnotation(Sections.Of.class);
            values[i] = parts == null
                    ? value(node.path(keys.get(i)), components[i].getGenericType(), Problems.join(path, keys.get(i)))
                    : sections(node, parts, path);
            if (values[i] == null) {
                whole = false;
                values[i] = lent(type, components[i]);
            }
        }
        Object record = Arrays.asList(values).contains(null) ? null : construct(type, keys, values, path);
        return whole ? record : null;
    }

    private boolean onlyKnown(JsonNode node, RecordComponent[] components, String path) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : components) {
            Sections.Of parts = component.getAnnotation(Sections.Of.class);
            if (parts == null) {
                keys.add(kebab(component.getName()));
            } else {
                keys.addAll(providers.names(parts.value()));
            }
        }
        boolean whole = true;
        for (String given : ConfigTree.names(node)) {
            if (!keys.contains(given)) {
                problem(Problems.join(path, given), "unknown key, " + OldKeys.advice(path, given, keys));
                whole = false;
            }
        }
        return whole;
    }

    /** The settings of all parts that are given here, and of the one that is chosen. */
    private @Nullable Sections sections(JsonNode node, Sections.Of parts, String path) {
        String chosen = resolved(node.path(parts.chosenBy()).asText());
        List<String> names = providers.names(parts.value());
        boolean whole = true;
        if (!anyChoice && !names.contains(chosen)) {
            problem(
                    Problems.join(path, parts.chosenBy()),
                    (names.isEmpty() ? "no plug-in brings one" : "must be " + Scalars.oneOf(names)) + ", was '" + chosen
                            + "'" + providers.hint());
            whole = false;
        }
        Map<String, Section> sections = new LinkedHashMap<>();
        for (String name : names) {
            if (node.has(name) || name.equals(chosen)) {
                Provider<?> provider = providers.get(parts.value(), name);
                String below = Problems.join(path, name);
                Object settings = value(settings(provider, node.path(name)), provider.settings(), below);
                if (settings instanceof Record record) {
                    sections.put(name, Section.of(below, record));
                } else {
                    whole = false;
                }
            }
        }
        return whole ? new Sections(sections) : null;
    }

    private String resolved(String text) {
        try {
            return Environment.resolve(text, environment::apply);
        } catch (IllegalArgumentException unresolved) {
            return text; // reported where the value itself is read
        }
    }

    /** What is given over the defaults; a key without a value keeps its default. */
    private static JsonNode settings(Provider<?> provider, JsonNode given) {
        JsonNode defaults = defaults(provider);
        return given.isMissingNode() || given.isNull() ? defaults : ConfigTree.over(defaults, given);
    }

    private static JsonNode defaults(Provider<?> provider) {
        try {
            return YamlTree.read(provider.defaults().isBlank() ? "{}" : provider.defaults(), new Problems());
        } catch (JsonProcessingException broken) {
            throw new ConfigException(
                    provider.getClass().getName(), List.of("the defaults of '" + provider.name() + "' are not YAML"));
        }
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
        if (component.getType() == Sections.class) {
            return Sections.NONE;
        }
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
            return Scalars.read(Environment.resolve(text, environment::apply), type);
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
