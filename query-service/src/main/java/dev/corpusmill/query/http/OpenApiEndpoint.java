package dev.corpusmill.query.http;

import dev.corpusmill.query.http.jetty.WholeResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /openapi.json}: the description of this API, written by hand; a test compares it with the endpoints and their responses. */
final class OpenApiEndpoint implements Endpoint {
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

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/openapi.json";
    }

    @Override
    public Access access() {
        return Access.OPEN;
    }

    @Override
    public void handle(Context context) {
        WholeResponse.write(context, description);
    }
}
