package dev.corpusmill.query.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One chat completion in flight: ends at its deadline, at too long a silence, or when its result is cancelled. */
final class ChatCall implements ChatStream.Progress {
    private static final int MAX_ERROR_BYTES = 64 << 10;
    private static final int MAX_WHOLE_BYTES = 1 << 20;
    /** Of a stream, for each token that may come: room for much around it, like its likelihoods. */
    private static final long BYTES_PER_TOKEN = 4 << 10;
    /** How long a complete answer waits for its counts and for the end of its body. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(1);

    private final URI server;
    private final ChatSettings settings;
    private final Deadline deadline;
    private final ScheduledExecutorService timer;
    private final ChatStream stream;
    private final SseSubscriber events;
    private final CompletableFuture<Completion> result = new CompletableFuture<>();
    private final LongSupplier nanoTime;
    private volatile long heardNanos;
    private volatile @Nullable Future<?> response;
    private final AtomicReference<@Nullable Future<?>> next =
            new AtomicReference<>(); // what the timer does for this call

    /** When a call ends, and what tells the time. */
    record Time(Deadline deadline, ScheduledExecutorService timer, LongSupplier nanoTime) {}

    ChatCall(URI server, ChatSettings settings, GenerationRequest request, TokenSink sink, Time time) {
        this.server = server;
        this.settings = settings;
        this.deadline = time.deadline();
        this.timer = time.timer();
        this.nanoTime = time.nanoTime();
        this.heardNanos = nanoTime.getAsLong();
        int maxTokens = settings.defaults().maxTokens(request.sampling());
        ServerTraits.Patience patience =
                request.live() ? settings.traits().patience() : ServerTraits.Patience.TO_THE_END;
        this.stream = new ChatStream(server, settings, new AnswerText(patience, maxTokens, nanoTime), sink, this);
        this.events = new SseSubscriber(stream, MAX_WHOLE_BYTES + maxTokens * BYTES_PER_TOKEN);
        var unused = result.whenComplete((completion, failure) -> {
            setNext(null);
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

    /** The events of a good answer are read as they come; any other body is kept, up to a limit. */
    private BodySubscriber<Optional<String>> body(ResponseInfo info) {
        if (info.statusCode() == 200 && !whole(info.headers().firstValue("content-type"))) {
            return BodySubscribers.mapping(events, done -> Optional.empty());
        }
        int most = info.statusCode() == 200 ? MAX_WHOLE_BYTES : MAX_ERROR_BYTES;
        return BodySubscribers.mapping(
                new BoundedBody(BodySubscribers.ofString(StandardCharsets.UTF_8), most), Optional::of);
    }

    /** Some servers answer in one piece although a stream was asked for. */
    private static boolean whole(Optional<String> contentType) {
        return contentType.orElse("").startsWith("application/json");
    }

    private void ended(@Nullable HttpResponse<Optional<String>> response, @Nullable Throwable failure) {
        if (stream.completion().isPresent()) {
            complete(); // whatever happened to the connection behind it
        } else if (failure != null) {
            fail(LlmFailures.ofConnection(server, failure));
        } else if (response == null || response.body().isEmpty()) {
            fail(endedEarly());
        } else if (response.statusCode() == 200) {
            read(response.body().get());
        } else {
            fail(LlmFailures.ofStatus(
                    server, response.statusCode(), response.body().get(), settings.json()));
        }
    }

    private void read(String body) {
        JsonNode answer;
        try {
            answer = settings.json().readTree(body);
        } catch (JsonProcessingException broken) {
            fail(new GenerateException(
                    FailureKind.TRANSIENT, "llm server answered with what is not json: server=" + server));
            return;
        }
        var unused = stream.whole(answer).whenComplete((done, failure) -> {
            if (failure != null) {
                fail(LlmFailures.ofConnection(server, failure));
            } else if (stream.completion().isEmpty()) {
                fail(endedEarly());
            }
        });
    }

    private GenerateException endedEarly() {
        return new GenerateException(
                FailureKind.TRANSIENT, "llm server ended the stream before the answer: server=" + server);
    }

    @Override
    public void heard() {
        heardNanos = nanoTime.getAsLong();
    }

    @Override
    public void finished() {
        long millis = Math.min(LAST_WAIT.toMillis(), settings.idleTimeout().toMillis() / 2);
        schedule(this::complete, Duration.ofMillis(millis));
    }

    @Override
    public void done() {
        stream.completion().ifPresent(result::complete);
        if (stream.cut()) {
            hangUp(new CancellationException("the answer is as long as it may be"));
            return;
        }
        setNext(timer.schedule(
                () -> hangUp(new CancellationException("the answer is complete")),
                LAST_WAIT.toMillis(),
                TimeUnit.MILLISECONDS));
    }

    private void complete() {
        var unused = stream.last().whenComplete((done, failure) -> {
            if (failure != null) {
                fail(LlmFailures.ofConnection(server, failure));
            }
        });
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
        if (result.isDone() || stream.completion().isPresent()) {
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
                    "llm server was silent for " + patience.toMillis() + " ms: server=" + server,
                    stream.spoken() ? GenerateException.Cause.OTHER : GenerateException.Cause.SILENT,
                    ""));
        } else {
            schedule(this::watch, Duration.ofNanos(Math.min(idleNanos, leftNanos)));
        }
    }

    private void schedule(Runnable task, Duration after) {
        setNext(timer.schedule(task, after.toNanos(), TimeUnit.NANOSECONDS));
        if (result.isDone()) {
            setNext(null);
        }
    }

    /** In place of what was next: left to the timer, it would keep all of this call until its time, half a minute later. */
    private void setNext(@Nullable Future<?> task) {
        Future<?> before = next.getAndSet(task);
        if (before != null) {
            before.cancel(false);
        }
    }
}
