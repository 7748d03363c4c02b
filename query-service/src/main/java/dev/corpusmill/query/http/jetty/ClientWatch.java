package dev.corpusmill.query.http.jetty;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Notices that a client closes its connection while it waits for a response. Jetty reads nothing then, so that it would
 * only notice at the next write; a model that has not begun would work for nobody.
 *
 * <p>Registers for the readiness of the connection in Jetty's place, and steps back before the response ends. What is read
 * is the end, or a request that a client sent without waiting: that one is handed to Jetty, and the watch ends.
 */
public final class ClientWatch implements Callback {
    private static final int READ_BYTES = 4096;

    private final Connection connection;
    private final EndPoint endPoint;
    private final Runnable gone;
    private boolean released; // guarded by this

    /** @param gone runs once at most, when the client has closed the connection */
    public ClientWatch(Context context, Runnable gone) {
        this.connection = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection();
        this.endPoint = connection.getEndPoint();
        this.gone = gone;
    }

    /** Cancels work whose client leaves. */
    public static <T> CompletableFuture<T> cancelling(Context context, CompletableFuture<T> work) {
        return new ClientWatch(context, () -> work.cancel(true)).until(work);
    }

    /** Watches until something has ended, and gives what ends after the watch has. */
    public <T> CompletableFuture<T> until(CompletableFuture<T> end) {
        watch();
        return end.whenComplete((value, failure) -> release());
    }

    private synchronized void watch() {
        if (!released && !endPoint.tryFillInterested(this)) {
            released = true; // Jetty is reading itself
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Something can be read. */
    @Override
    public void succeeded() {
        boolean end;
        synchronized (this) {
            if (released) {
                return;
            }
            end = read();
        }
        if (end) {
            gone.run();
        } else {
            watch();
        }
    }

    private boolean read() {
        ByteBuffer buffer = BufferUtil.allocate(READ_BYTES);
        try {
            int count = endPoint.fill(buffer);
            if (count > 0) {
                released = true;
                if (connection instanceof Connection.UpgradeTo next) {
                    next.onUpgradeTo(buffer);
                }
            }
            released |= count < 0;
            return count < 0;
        } catch (IOException broken) {
            released = true;
            return true;
        }
    }

    @Override
    public void failed(Throwable failure) {
        synchronized (this) {
            if (released) {
                return;
            }
        }
        if (failure instanceof TimeoutException) {
            watch(); // a silent client is waiting
        } else {
            gone.run();
        }
    }

    /** Gives the connection back to Jetty. */
    private void release() {
        boolean watching;
        synchronized (this) {
            watching = !released;
            released = true;
        }
        if (watching && endPoint instanceof AbstractEndPoint waiting) {
            waiting.getFillInterest().onFail(new IOException("no longer watched"));
        }
    }
}
