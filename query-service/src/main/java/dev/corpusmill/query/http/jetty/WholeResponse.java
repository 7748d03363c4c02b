package dev.corpusmill.query.http.jetty;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Writes a response that is complete: a long one without a thread, because its client may read slowly. */
public final class WholeResponse {
    /** So much a connection takes at once, whatever the client does. */
    private static final int SHORT_BYTES = 16 << 10;

    private WholeResponse() {}

    /** Writes the bytes as JSON; the request ends when the client has taken them, or has gone. */
    public static void write(Context context, byte[] json) {
        if (json.length <= SHORT_BYTES) {
            context.contentType("application/json").result(json);
        } else {
            context.future(() -> send(context, json));
        }
    }

    /** The same, behind work that the request waits for. */
    public static CompletableFuture<Void> send(Context context, byte[] json) {
        context.contentType("application/json");
        if (json.length <= SHORT_BYTES) {
            context.result(json);
            return CompletableFuture.completedFuture(null);
        }

        // Without its length: the servlet above counts what it writes itself, and would find none of it.
        Response response = ServletContextResponse.getServletContextResponse(context.res());
        response.setStatus(context.statusCode());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        CompletableFuture<Void> taken = new CompletableFuture<>();
        response.write(
                false,
                ByteBuffer.wrap(json),
                Callback.from(
                        InvocationType.NON_BLOCKING,
                        () -> taken.complete(null),
                        gone -> taken.complete(null))); // nobody is there to be told
        return taken;
    }
}
