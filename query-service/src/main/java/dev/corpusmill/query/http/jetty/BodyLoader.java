package dev.corpusmill.query.http.jetty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.eclipse.jetty.io.Content;

/** Reads one body as it comes, without a thread that waits. What does not fit is read and dropped, so that its client hears why. */
final class BodyLoader implements Runnable {
    /** A client that sends more than this is cut off. */
    private static final long MAX_DROPPED_BYTES = 64L << 20;

    private final Content.Source source;
    private final long maxKept;
    private final IntFunction<BodyRoom.Taken> reserve;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private long dropped;
    private final AtomicInteger reserved = new AtomicInteger();

    /** Why there is no body. */
    enum Reason {
        LATE,
        /** Its client has too much on the way. */
        SHARE_USED,
        FULL,
        BROKEN
    }

    private static final class BodyException extends IOException {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        BodyException(Reason reason) {
            super("the body did not come: reason=" + reason, null);
            this.reason = reason;
        }
    }

    /** {@code reserve} takes room for so many bytes more. */
    BodyLoader(Content.Source source, long maxKept, IntFunction<BodyRoom.Taken> reserve) {
        this.source = source;
        this.maxKept = maxKept;
        this.reserve = reserve;
    }

    CompletableFuture<byte[]> body() {
        return body;
    }

    /** Bytes for which there was room. */
    int reserved() {
        return reserved.get();
    }

    static Reason reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof BodyException ours ? ours.reason : Reason.BROKEN;
    }

    /** The time is over. */
    void expire() {
        body.completeExceptionally(new BodyException(Reason.LATE));
    }

    /** Takes what has come, and asks to be run again when there is more. */
    @Override
    public void run() {
        while (!body.isDone()) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                body.completeExceptionally(chunk.getFailure());
                return;
            }
            boolean last = chunk.isLast();
            BodyRoom.Taken taken = take(chunk.getByteBuffer());
            chunk.release();
            switch (taken) {
                case FULL -> body.completeExceptionally(new BodyException(Reason.FULL));
                case SHARE_USED -> body.completeExceptionally(new BodyException(Reason.SHARE_USED));
                case YES -> {
                    if (last) {
                        body.complete(kept.toByteArray());
                    }
                }
            }
        }
    }

    private BodyRoom.Taken take(ByteBuffer bytes) {
        int fits = (int) Math.min(bytes.remaining(), maxKept - kept.size());
        if (fits > 0) {
            BodyRoom.Taken taken = reserve.apply(fits);
            if (taken != BodyRoom.Taken.YES) {
                return taken;
            }
            reserved.addAndGet(fits);
            byte[] copy = new byte[fits];
            bytes.get(copy);
            kept.write(copy, 0, fits);
        }
        dropped += bytes.remaining();
        return dropped <= MAX_DROPPED_BYTES ? BodyRoom.Taken.YES : BodyRoom.Taken.FULL;
    }
}
