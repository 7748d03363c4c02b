package dev.corpusmill.api.config;

import java.io.Serializable;
import java.math.BigDecimal;

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
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
