package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One chat completion in flight: ends at its deadline, at too long a silence, or when its result is cancelled. */
final class ChatCall {
    private static final int MAX_ERROR_BYTES = 64 << 10;

    private final URI server;
    private final OpenAiGenerator.Settings settings;
    private final Deadline deadline;
    private final ScheduledExecutorService timer;
    private final ChatStream stream;
    private final SseSubscriber events;
    private final CompletableFuture<Completion> result = new CompletableFuture<>();
    private final LongSupplier nanoTime;
    private volatile long heardNanos;
    private volatile @Nullable Future<?> response;
    private volatile @Nullable Future<?> nextWatch;

    ChatCall(
            URI server,
            OpenAiGenerator.Settings settings,
            TokenSink sink,
            Deadline deadline,
            ScheduledExecutorService timer,
            LongSupplier nanoTime) {
        this.server = server;
        this.settings = settings;
        this.deadline = deadline;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.heardNanos = nanoTime.getAsLong();
        this.stream = new ChatStream(server, settings.json(), sink, () -> heardNanos = nanoTime.getAsLong());
        this.events = new SseSubscriber(stream);
        var unused = result.whenComplete((completion, failure) -> {
            Future<?> watch = nextWatch;
            if (watch != null) {
                watch.cancel(false);
            }
            if (failure != null) {
                hangUp(failure);
            }
        });
        watch();
    }

    CompletableFuture<Completion> result() {
        return result;
    }

    void start(HttpClient http, HttpRequest request) {
        CompletableFuture<HttpResponse<Optional<String>>> sent = http.sendAsync(request, this::body);
        response = sent;
        if (result.isDone()) {
            sent.cancel(true); // cancelled before it was sent
        }
        var unused = sent.whenComplete((response, failure) -> ended(response, failure));
    }

    void fail(GenerateException failure) {
        result.completeExceptionally(failure);
    }

    /** The events of a good answer are read as they come; the body of any other is kept, up to a limit, for the message. */
    private BodySubscriber<Optional<String>> body(ResponseInfo info) {
        boolean streamed = info.headers().firstValue("content-type").orElse("").startsWith("text/event-stream");
        if (info.statusCode() == 200 && streamed) {
            return BodySubscribers.mapping(events, done -> Optional.empty());
        }
        return BodySubscribers.mapping(
                new BoundedBody(BodySubscribers.ofString(StandardCharsets.UTF_8), MAX_ERROR_BYTES), Optional::of);
    }

    private void ended(@Nullable HttpResponse<Optional<String>> response, @Nullable Throwable failure) {
        Optional<Completion> completion = stream.completion();
        if (completion.isPresent()) {
            result.complete(completion.get()); // complete, whatever happened to the connection behind it
        } else if (failure != null) {
            fail(LlmFailures.ofConnection(server, failure));
        } else if (response != null && response.body().isPresent()) {
            fail(LlmFailures.ofStatus(
                    server, response.statusCode(), response.body().get(), settings.json()));
        } else {
            fail(new GenerateException(
                    FailureKind.TRANSIENT, "llm server ended the stream before the answer: server=" + server));
        }
    }

    private void hangUp(Throwable why) {
        events.cancel(why);
        Future<?> current = response;
        if (current != null) {
            current.cancel(true);
        }
    }

    /** Looks again when the deadline or the silence would be over: one timer for a call, not one for a token. */
    private void watch() {
        if (result.isDone()) {
            return;
        }
        if (stream.held()) {
            heardNanos = nanoTime.getAsLong(); // the reader is slow, not the server
        }
        Duration patience = stream.begun() ? settings.idleTimeout() : settings.firstTokenTimeout();
        long idleNanos = patience.toNanos() - (nanoTime.getAsLong() - heardNanos);
        long leftNanos = deadline.remaining().toNanos();
        if (leftNanos <= 0) {
            fail(new GenerateException(
                    FailureKind.OVERLOADED, "llm server did not finish before the deadline: server=" + server));
        } else if (idleNanos <= 0) {
            fail(new GenerateException(
                    FailureKind.TRANSIENT,
                    "llm server was silent for " + patience.toMillis() + " ms: server=" + server));
        } else {
            Duration next = Duration.ofNanos(Math.min(idleNanos, leftNanos));
            nextWatch = timer.schedule(this::watch, next.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
