package dev.corpusmill.config;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Duration;
import java.util.Arrays;

/** Checks of configuration records; the reader puts the path of the record in front of the message. */
final class Check {
    private Check() {}

    /** @param message begins with the key that is wrong */
    @FormatMethod
    static void check(boolean holds, @FormatString String message, Object... arguments) {
        if (!holds) {
            Object[] shown = Arrays.stream(arguments)
                    .map(argument -> argument instanceof Duration duration ? Scalars.write(duration) : argument)
                    .toArray();
            throw new IllegalArgumentException(String.format(message, shown));
        }
    }
}
