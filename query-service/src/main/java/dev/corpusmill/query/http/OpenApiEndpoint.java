package dev.corpusmill.query.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /openapi.json}: the description of this API, written by hand and held against the routes by a test. */
final class OpenApiEndpoint {
    private final byte[] description;

    OpenApiEndpoint() {
        try (InputStream resource = OpenApiEndpoint.class.getResourceAsStream("openapi.json")) {
            if (resource == null) {
                throw new IllegalStateException("no openapi.json beside " + OpenApiEndpoint.class.getName());
            }
            this.description = resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void handle(Context context) {
        context.contentType("application/json").result(description);
    }
}
