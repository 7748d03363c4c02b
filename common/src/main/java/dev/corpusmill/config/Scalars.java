package dev.corpusmill.config;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values; what cannot be read is an {@link IllegalArgumentException} that says what it should be like. */
final class Scalars {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            String.class, text -> text,
            boolean.class, Scalars::bool,
            int.class, text -> Math.toIntExact(whole(text)),
            long.class, Scalars::whole,
            double.class, Scalars::number,
            Duration.class, Scalars::duration,
            DataSize.class, DataSize::parse,
            Percent.class, Percent::parse,
            Limit.class, Limit::parse);

    private Scalars() {}

    static Object read(String text, Class<?> type) {
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

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a duration like 500ms, 60s, 2m or 1h: '" + text + "'");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("longer than a year: '" + text + "'");
        }
        return duration;
    }

    /** As {@link #read} reads it. */
    static String write(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        return millis > 0 && millis % 3_600_000 == 0 ? millis / 3_600_000 + "h" : millis / 1000 + "s";
    }
}
