package dev.corpusmill.query.prompt;

import java.util.regex.Pattern;

/** Numbers of sources in an answer; later they would be taken for those of other sources. */
public final class References {
    private static final Pattern REFERENCE = Pattern.compile("[ \\t]*\\[\\d{1,3}(?:\\s*,\\s*\\d{1,3})*]");

    private References() {}

    /** The answer without the numbers of its sources. */
    public static String without(String answer) {
        return REFERENCE.matcher(answer).replaceAll("");
    }
}
