package dev.corpusmill.query.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of others from changing documents of a service without keys: a browser sends a form to any address for any
 * page, and only hides the response. Clients that are no browsers send none of these headers.
 */
final class SameOrigin {
    private final List<String> others;

    /** {@code others} are origins whose pages may call. */
    SameOrigin(List<String> others) {
        this.others = others;
    }

    /** Refuses a request that a page of another origin sent. */
    void check(Context context) {
        String origin = context.header("Origin");
        if (origin != null && (others.contains(origin) || others.contains("*"))) {
            return;
        }
        String site = context.header("Sec-Fetch-Site"); // no page can set or change it
        boolean ours = site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin == null || authority(origin).equals(lower(context.header("Host")));
        if (!ours) {
            throw new ProblemException(Problem.of(
                    403, "other-origin", "a page of another origin may not change documents: security.cors-origins"));
        }
    }

    private static String authority(String origin) {
        try {
            return lower(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException opaque) {
            return "";
        }
    }

    private static String lower(@Nullable String text) {
        return text == null ? "-" : text.toLowerCase(Locale.ROOT);
    }
}
