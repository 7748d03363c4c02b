package dev.corpusmill.api.config;

import java.util.Locale;

/** An enum whose constants are written in a configuration otherwise than in lower case with hyphens. */
public interface Labeled {
    /** How the constant is written. */
    String label();

    /** How a constant is written: by its own label, else {@code BEST_LAST} as {@code best-last}. */
    static String of(Enum<?> constant) {
        return constant instanceof Labeled labeled
                ? labeled.label()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
