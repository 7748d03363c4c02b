package dev.corpusmill.query.http.jetty;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * A response of server-sent events, written without blocking any thread: an event goes out at once, or, behind a write
 * that is in flight, with all that wait there. Headers go out with the first event, or at a {@linkplain #beat beat}.
 *
 * <p>Writes to Jetty's own response: the servlet's stream has a thread of the pool begin each response.
 */
public final class EventStream extends IteratingCallback {
    private static final List<HttpField> HEADERS = List.of(
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8"),
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-cache"),
            new PreEncodedHttpField("X-Accel-Buffering", "no")); // a proxy must not collect tokens
    private static final byte[] COMMENT = ": still here\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Response response;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private List<Frame> waiting = new ArrayList<>(); // guarded by this, as is all below
    private List<Frame> writing = List.of();
    private boolean opened;
    private boolean headersDue;
    private boolean abandoned;
    private boolean finishing;
    private boolean sent; // something, since the last beat

    private record Frame(byte[] bytes, CompletableFuture<Void> taken) {
        static Frame of(byte[] bytes) {
            return new Frame(bytes, new CompletableFuture<>());
        }
    }

    private EventStream(Response response) {
        this.response = response;
    }

    /** The response to this request, as a stream. */
    public static EventStream of(Context context) {
        return new EventStream(ServletContextResponse.getServletContextResponse(context.res()));
    }

    /** Ends when all was written, or fails when the client has gone. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** From now on errors are events. */
    private void open() { // guarded by this
        headersDue |= !opened && !abandoned;
        opened = !abandoned;
    }

    /** Sends the headers, or a comment, where nothing was sent since the last beat. */
    public void beat() {
        synchronized (this) {
            if (abandoned || finishing) {
                return;
            }
            if (opened && !sent && waiting.isEmpty() && writing.isEmpty()) {
                waiting.add(Frame.of(COMMENT));
            }
            open();
            sent = false;
        }
        iterate();
    }

    /** Gives up a stream that was not opened; false where it was, and an error has to be an event. */
    public synchronized boolean abandon() {
        abandoned = !opened;
        return abandoned;
    }

    /** Sends events; the stage ends when the client has room for more, and fails when it has gone. */
    public CompletionStage<?> send(String events) {
        Frame frame = Frame.of(events.getBytes(StandardCharsets.UTF_8));
        synchronized (this) {
            open();
            waiting.add(frame);
            sent = true;
        }
        if (ended.isDone()) {
            frame.taken().completeExceptionally(new IOException("the client has gone"));
        }
        iterate();
        return frame.taken();
    }

    /** Ends the stream once all that was sent is written. */
    public void finish() {
        synchronized (this) {
            open();
            finishing = true;
        }
        iterate();
    }

    /** The client has gone: nothing more is written. */
    public void gone(Throwable why) {
        List<Frame> lost = new ArrayList<>();
        synchronized (this) {
            lost.addAll(writing);
            lost.addAll(waiting);
            writing = List.of();
            waiting.clear();
        }
        ended.completeExceptionally(why);
        lost.forEach(frame -> frame.taken().completeExceptionally(why));
    }

    /** Writes all that waits; never runs twice at once. */
    @Override
    protected Action process() {
        ByteBuffer bytes;
        boolean first;
        synchronized (this) {
            if (!opened || ended.isDone()) {
                return Action.IDLE;
            }
            if (waiting.isEmpty() && !headersDue) {
                return finishing ? Action.SUCCEEDED : Action.IDLE;
            }
            writing = waiting;
            waiting = new ArrayList<>();
            first = headersDue;
            headersDue = false;
            bytes = bytes(writing);
        }
        if (first) { // here a response that is gone by now fails the stream, not the sender
            response.setStatus(200);
            HEADERS.forEach(response.getHeaders()::put);
        }
        response.write(false, bytes, this);
        return Action.SCHEDULED;
    }

    private static ByteBuffer bytes(List<Frame> frames) {
        if (frames.size() == 1) {
            return ByteBuffer.wrap(frames.get(0).bytes());
        }
        ByteBuffer bytes = ByteBuffer.allocate(
                frames.stream().mapToInt(frame -> frame.bytes().length).sum());
        frames.forEach(frame -> bytes.put(frame.bytes()));
        return bytes.flip();
    }

    /** What was written is taken: the connection has room again. */
    @Override
    protected void onSuccess() {
        List<Frame> taken;
        synchronized (this) {
            taken = writing;
            writing = List.of();
        }
        taken.forEach(frame -> frame.taken().complete(null));
    }

    @Override
    protected void onCompleteSuccess() {
        ended.complete(null);
    }

    @Override
    protected void onFailure(Throwable broken) {
        gone(broken);
    }

    /** Nothing here blocks, so that the thread that found room in the connection can continue. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
