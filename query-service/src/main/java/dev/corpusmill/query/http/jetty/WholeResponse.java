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
        context.contentType("application/json");
        if (json.length <= SHORT_BYTES) {
            context.result(json);
        } else {
            context.future(() -> send(context, json));
        }
    }

    /** The same, once the work before it is done; its failure is that of the request. */
    public static CompletableFuture<Void> send(Context context, byte[] json) {
        context.contentType("application/json");
        Response response = ServletContextResponse.getServletContextResponse(context.res());
        response.setStatus(context.statusCode());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, json.length);
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
