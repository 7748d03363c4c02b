package dev.corpusmill.config;

import dev.corpusmill.api.config.DataSize;
import dev.corpusmill.api.config.Durations;
import dev.corpusmill.api.config.Labeled;
import dev.corpusmill.api.config.Limit;
import dev.corpusmill.api.config.Percent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads single values; what cannot be read is an {@link IllegalArgumentException} that says what it should be like. */
final class Scalars {
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            String.class, text -> text,
            boolean.class, Scalars::bool,
            int.class, text -> Math.toIntExact(whole(text)),
            long.class, Scalars::whole,
            double.class, Scalars::number,
            Duration.class, Durations::parse,
            DataSize.class, DataSize::parse,
            Percent.class, Percent::parse,
            Limit.class, Limit::parse,
            IndexLanguage.class, IndexLanguage::parse);

    private Scalars() {}

    static Object read(String text, Class<?> type) {
        if (type.isEnum()) {
            return constant(text, type);
        }
        Function<String, Object> reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalStateException("no such type in a configuration: " + type);
        }
        try {
            return reader.apply(text);
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            throw new IllegalArgumentException("is too large: '" + text + "'", tooLarge);
        }
    }

    private static Object constant(String text, Class<?> type) {
        List<String> labels = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String label = Labeled.of((Enum<?>) constant);
            if (label.equals(text)) {
                return constant;
            }
            labels.add(label);
        }
        throw new IllegalArgumentException("must be " + oneOf(labels) + ", was '" + text + "'");
    }

    /** {@code a, b or c}. */
    static String oneOf(List<String> names) {
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("not true or false: '" + text + "'");
        };
    }

    private static long whole(String text) {
        if (!text.matches("[+-]?\\d+")) {
            throw new IllegalArgumentException("not a whole number: '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static double number(String text) {
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?")) {
            throw new IllegalArgumentException("not a number: '" + text + "'");
        }
        return Double.parseDouble(text);
    }
}
