package dev.corpusmill.api.config;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bound on how many of a whole something may happen to: a share, {@code 20%}, a count, {@code 500}, or the smaller of both. */
public record Limit(Percent share, long count) implements Serializable {
    private static final Pattern FORM =
            Pattern.compile("(?<share>[\\d.]+%)|(?<count>\\d{1,18})|(?<both>[\\d.]+%)\\s*,\\s*(?<cap>\\d{1,18})");
    private static final Percent ALL = new Percent(1);

    /** Parses {@code 20%}, {@code 500} or {@code 20%, 500}. */
    public static Limit parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a share like 20%, a count like 500, or both like '20%, 500': '" + text + "'");
        }
        if (matcher.group("share") != null) {
            return new Limit(Percent.parse(matcher.group("share")), Long.MAX_VALUE);
        }
        if (matcher.group("count") != null) {
            return new Limit(ALL, Long.parseLong(matcher.group("count")));
        }
        return new Limit(Percent.parse(matcher.group("both")), Long.parseLong(matcher.group("cap")));
    }

    /** Whether {@code part} of {@code whole} is more than the bound. */
    public boolean exceeded(long part, long whole) {
        return part > share.share() * whole || part > count;
    }

    @Override
    public String toString() {
        if (count == Long.MAX_VALUE) {
            return share.toString();
        }
        return share.equals(ALL) ? Long.toString(count) : share + ", " + count;
    }
}
