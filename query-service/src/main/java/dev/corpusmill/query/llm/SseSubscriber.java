package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.FailureKind;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events from a body, one at a time: the next one only when the last was taken, the next buffer only
 * when all events of the last were.
 */
final class SseSubscriber implements BodySubscriber<Void> {
    static final int MAX_EVENT_BYTES = 256 << 10;

    /** Takes the data of one event; the stage ends when the next one may come. */
    interface Events {
        CompletionStage<?> event(String data);
    }

    private final Events events;
    private final long maxBytes;
    private final CompletableFuture<Void> body = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final StringBuilder data = new StringBuilder();
    private final Deque<String> ready = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private boolean busy; // events of the last buffer are not all taken; guarded by this
    private boolean complete; // guarded by this
    private long bytes;

    /** @param maxBytes of the whole body, its comments included */
    SseSubscriber(Events events, long maxBytes) {
        this.events = events;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(this::take);
        synchronized (this) {
            busy = true;
        }
        deliver();
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        synchronized (this) {
            complete = true;
            if (busy) {
                return; // what takes the last event ends the body
            }
        }
        body.complete(null);
    }

    /** Ends the connection; nothing more is delivered. */
    void cancel(Throwable why) {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
        body.completeExceptionally(why);
    }

    private void take(ByteBuffer buffer) {
        bytes += buffer.remaining();
        if (bytes > maxBytes) {
            cancel(new GenerateException(
                    FailureKind.TRANSIENT, "stream of the llm server is longer than " + maxBytes + " bytes"));
        }
        while (buffer.hasRemaining() && !body.isDone()) {
            int lineEnd = buffer.position();
            while (lineEnd < buffer.limit() && buffer.get(lineEnd) != '\n') {
                lineEnd++;
            }
            byte[] part = new byte[lineEnd - buffer.position()];
            if (line.size() + data.length() + part.length > MAX_EVENT_BYTES) {
                cancel(new GenerateException(
                        FailureKind.TRANSIENT, "event of the llm server is longer than " + MAX_EVENT_BYTES + " bytes"));
                return;
            }
            buffer.get(part);
            line.writeBytes(part);
            if (buffer.hasRemaining()) {
                buffer.get(); // the line feed
                endLine();
            }
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isEmpty()) {
            if (!data.isEmpty()) {
                ready.add(data.toString());
                data.setLength(0);
            }
        } else if (text.startsWith("data:")) {
            String value = text.substring("data:".length());
            data.append(data.isEmpty() ? "" : "\n").append(value.startsWith(" ") ? value.substring(1) : value);
        }
        // Comments and the other fields of an event mean nothing here.
    }

    /** Hands out events until one is not taken at once; goes on when it is. */
    private void deliver() {
        while (!body.isDone()) {
            String next = ready.poll();
            if (next == null) {
                more();
                return;
            }
            CompletableFuture<?> taken = events.event(next).toCompletableFuture();
            if (!taken.isDone() || taken.isCompletedExceptionally()) {
                var unused = taken.whenComplete((done, failure) -> {
                    if (failure != null) {
                        cancel(failure);
                    } else {
                        deliver();
                    }
                });
                return;
            }
        }
    }

    private void more() {
        boolean ended;
        synchronized (this) {
            busy = false;
            ended = complete;
        }
        Flow.Subscription current = subscription;
        if (ended) {
            body.complete(null);
        } else if (current != null) {
            current.request(1);
        }
    }
}
