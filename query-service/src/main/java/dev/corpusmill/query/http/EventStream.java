package dev.corpusmill.query.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A response of server-sent events, written without blocking any thread. Headers go out with the first event, or at a
 * {@linkplain #beat beat}.
 */
final class EventStream implements WriteListener {
    private static final byte[] COMMENT = ": still here\n\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpServletResponse response;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Deque<Frame> frames = new ArrayDeque<>(); // guarded by this
    private final List<Frame> writing = new ArrayList<>(); // written, the buffer not yet drained; guarded by this
    private @Nullable ServletOutputStream output; // guarded by this
    private boolean abandoned; // guarded by this
    private boolean finishing; // guarded by this
    private boolean dirty; // guarded by this
    private boolean sent; // something, since the last beat; guarded by this

    private record Frame(byte[] bytes, CompletableFuture<Void> taken) {}

    EventStream(HttpServletResponse response) {
        this.response = response;
    }

    /** Ends when all was written, or fails when the client has gone. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Sends the headers, where nothing did yet. From then on errors are events. */
    private synchronized void open() {
        if (output != null || abandoned) {
            return;
        }
        response.setStatus(200);
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy must not collect tokens
        try {
            output = response.getOutputStream();
            dirty = true;
            output.setWriteListener(this);
        } catch (IOException | IllegalStateException gone) {
            ended.completeExceptionally(gone);
        }
    }

    /** Sends the headers, or a comment, where nothing was sent since the last beat. */
    void beat() {
        synchronized (this) {
            if (abandoned || finishing) {
                return;
            }
            boolean opened = output != null;
            open();
            if (opened && !sent && frames.isEmpty() && writing.isEmpty()) {
                frames.add(new Frame(COMMENT, new CompletableFuture<>()));
            }
            sent = false;
        }
        drain();
    }

    /** Gives up a stream that was not opened; false where it was, and an error has to be an event. */
    synchronized boolean abandon() {
        abandoned = output == null;
        return abandoned;
    }

    /** Sends events; the stage ends when the client has room for more, and fails when it has gone. */
    CompletionStage<?> send(String events) {
        Frame frame = new Frame(events.getBytes(StandardCharsets.UTF_8), new CompletableFuture<>());
        synchronized (this) {
            open();
            frames.add(frame);
            sent = true;
        }
        if (ended.isDone()) {
            frame.taken().completeExceptionally(new IOException("the client has gone"));
        }
        drain();
        return frame.taken();
    }

    /** Ends the stream once all that was sent is written. */
    void finish() {
        synchronized (this) {
            open();
            finishing = true;
        }
        drain();
    }

    @Override
    public void onWritePossible() {
        drain();
    }

    @Override
    public void onError(Throwable gone) {
        List<Frame> lost = new ArrayList<>();
        synchronized (this) {
            lost.addAll(writing);
            lost.addAll(frames);
            writing.clear();
            frames.clear();
        }
        ended.completeExceptionally(gone);
        lost.forEach(frame -> frame.taken().completeExceptionally(gone));
    }

    private void drain() {
        List<Frame> taken = new ArrayList<>();
        boolean end;
        try {
            synchronized (this) {
                end = write(taken);
            }
        } catch (IOException | IllegalStateException gone) {
            taken.forEach(frame -> frame.taken().completeExceptionally(gone));
            onError(gone);
            return;
        }
        taken.forEach(frame -> frame.taken().complete(null));
        if (end) {
            ended.complete(null);
        }
    }

    /** Writes while the container takes more; it calls back when it does again. Frames are taken once it would. */
    private boolean write(List<Frame> taken) throws IOException {
        ServletOutputStream out = output;
        if (out == null || ended.isDone()) {
            return false;
        }
        while (out.isReady()) {
            taken.addAll(writing);
            writing.clear();
            Frame next = frames.poll();
            if (next != null) {
                out.write(next.bytes());
                writing.add(next);
                dirty = true;
            } else if (dirty) {
                out.flush();
                dirty = false;
            } else {
                return finishing;
            }
        }
        return false;
    }
}
