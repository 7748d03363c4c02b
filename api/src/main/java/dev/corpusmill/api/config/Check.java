package dev.corpusmill.api.config;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Duration;
import java.util.Arrays;

/** Checks of configuration records; the reader puts the path of the record in front of the message. */
public final class Check {
    private Check() {}

    /**
     * Refuses a value.
     *
     * @param message begins with the key that is wrong
     * @throws IllegalArgumentException where {@code holds} is false
     */
    @FormatMethod
    public static void check(boolean holds, @FormatString String message, Object... arguments) {
        if (!holds) {
            Object[] shown = Arrays.stream(arguments)
                    .map(argument -> argument instanceof Duration duration ? Durations.write(duration) : argument)
                    .toArray();
            throw new IllegalArgumentException(String.format(message, shown));
        }
    }
}
