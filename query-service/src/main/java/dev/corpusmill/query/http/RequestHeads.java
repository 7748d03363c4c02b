package dev.corpusmill.query.http;

import dev.corpusmill.query.security.Client;
import dev.corpusmill.query.telemetry.RequestHead;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the heads of requests. */
final class RequestHeads {
    private static final String HEADER = "X-Request-Id";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Clock clock;

    RequestHeads(Clock clock) {
        this.clock = clock;
    }

    /** Takes the client's id of the request, or draws one, and sends it back in a header. */
    RequestHead read(Context context, String endpoint, Client client) {
        String given = context.header(HEADER);
        String id = given != null && ID.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        context.header(HEADER, id);
        return new RequestHead(
                id, orEmpty(context.header("traceparent")), context.method().name(), endpoint, client, clock.instant());
    }

    private static String orEmpty(@Nullable String header) {
        return header == null ? "" : header;
    }
}
