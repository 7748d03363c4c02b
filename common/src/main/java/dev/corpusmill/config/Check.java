package dev.corpusmill.config;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/** Checks of configuration records; the reader puts the path of the record in front of the message. */
final class Check {
    private Check() {}

    @FormatMethod
    static void check(boolean holds, @FormatString String message, Object... arguments) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(message, arguments));
        }
    }
}
