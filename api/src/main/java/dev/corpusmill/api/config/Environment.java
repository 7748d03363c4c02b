package dev.corpusmill.api.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces {@code ${NAME}} and {@code ${NAME:default}} by environment variables. */
public final class Environment {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");

    private Environment() {}

    /** Refuses what looks like a reference and is none; the text may be a secret and is not repeated. */
    public static void check(String text) {
        if (REFERENCE.matcher(text).replaceAll("").contains("${")) {
            throw new IllegalArgumentException("not a reference like ${NAME} or ${NAME:default}");
        }
    }

    /** Where the values of variables come from. */
    @FunctionalInterface
    public interface Variables {
        /** The value of a variable; null where it is not set. */
        @Nullable
        String get(String name);
    }

    /** The text with its references replaced; one without a value and without a default is refused. */
    public static String resolve(String text, Variables environment) {
        check(text);
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String value = environment.get(matcher.group(1));
            if (value == null) {
                value = matcher.group(2);
            }
            if (value == null) {
                throw new IllegalArgumentException("environment variable " + matcher.group(1) + " is not set");
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(resolved).toString();
    }
}
