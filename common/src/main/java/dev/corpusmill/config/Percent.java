package dev.corpusmill.config;

import java.io.Serializable;
import java.util.Locale;

/** A share, written {@code 20%}. */
public record Percent(double share) implements Serializable {
    /** Parses {@code 20%} or {@code 0.5%}. */
    public static Percent parse(String text) {
        String number = text.strip();
        if (!number.matches("\\d+(\\.\\d+)?%")) {
            throw new IllegalArgumentException("not a percentage like 20%: '" + text + "'");
        }
        return new Percent(Double.parseDouble(number.substring(0, number.length() - 1)) / 100);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s%%", Double.toString(share * 100).replaceFirst("\\.0$", ""));
    }
}
