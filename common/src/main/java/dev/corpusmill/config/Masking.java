package dev.corpusmill.config;

import dev.corpusmill.api.config.Secret;
import java.util.regex.Pattern;

/** Hides what must not be printed. */
final class Masking {
    static final String MASK = "***";

    private static final Pattern USER_INFO = Pattern.compile("://[^/?#\\s'\"]*@");
    private static final Pattern QUERY_SECRET =
            Pattern.compile("(?i)([?&][^=&\\s]*(?:key|token|secret|password|signature)[^=&\\s]*=)[^&\\s'\"]+");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*:?}");

    private Masking() {}

    /** The text without the credentials of URLs in it. */
    static String credentials(String text) {
        String hidden = USER_INFO.matcher(text).replaceAll("://" + MASK + "@");
        return QUERY_SECRET.matcher(hidden).replaceAll("$1" + MASK);
    }

    /** A reference without a default names a variable and may be shown; all else may be the secret itself. */
    static String secret(Secret secret) {
        return REFERENCE.matcher(secret.reference()).matches() ? secret.reference() : secret.toString();
    }
}
