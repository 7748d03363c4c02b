package dev.corpusmill.query.http;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is known by.
 *
 * @param id the client's {@code X-Request-Id}, where it is one; else drawn
 * @param traceParent the client's header, or empty
 */
record RequestHead(String id, String traceParent, Instant at) {
    private static final String HEADER = "X-Request-Id";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Reads the headers, and tells the client by what its request is known. */
    static RequestHead of(Context context, Clock clock) {
        String given = context.header(HEADER);
        String id = given != null && ID.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        context.header(HEADER, id);
        return new RequestHead(id, orEmpty(context.header("traceparent")), clock.instant());
    }

    private static String orEmpty(@Nullable String header) {
        return header == null ? "" : header;
    }
}
