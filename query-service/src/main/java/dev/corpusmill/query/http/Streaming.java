package dev.corpusmill.query.http;

import dev.corpusmill.query.http.jetty.ClientWatch;
import dev.corpusmill.query.http.jetty.EventStream;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerOrigin;
import dev.corpusmill.query.pipeline.AnswerSink;
import dev.corpusmill.query.pipeline.Citation;
import dev.corpusmill.query.security.Client;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs a streamed answer: the events, the error before the first or after it, and the client that leaves. */
final class Streaming {
    private final Problems problems;
    private final ScheduledExecutorService timer;
    private final Duration heartbeat;
    private final Map<EventStream, Open> open = new ConcurrentHashMap<>(); // one a request

    /** A stream that runs, and for whom. */
    private record Open(Client client, CompletableFuture<Answer> answer) {}

    /**
     * Streams that are never silent for long.
     *
     * @param heartbeat after so much silence the headers go out, and then comments, so that clients do not give up
     */
    Streaming(Problems problems, ScheduledExecutorService timer, Duration heartbeat) {
        this.problems = problems;
        this.timer = timer;
        this.heartbeat = heartbeat;
    }

    /** Ends every open stream with an error of its own; a client must not take a cut answer for a whole one. */
    void stop() {
        for (Open each : open.values()) {
            each.answer()
                    .completeExceptionally(new ProblemException(
                            new Problem(503, "stopping", "the service stopped before the answer was complete", "", 2)));
        }
    }

    /** Ends the streams of clients that would not be let in any more. */
    void endOthers(Predicate<Client> inForce) {
        for (Open each : open.values()) {
            if (!inForce.test(each.client())) {
                each.answer()
                        .completeExceptionally(
                                new ProblemException(Problem.of(401, "unauthorized", "the API key was revoked")));
            }
        }
    }

    void run(Context context, AnswerFormat format, Function<AnswerSink, CompletableFuture<Answer>> pipeline) {
        EventStream stream = EventStream.of(context);
        ClientWatch client = new ClientWatch(context, () -> stream.gone(new IOException("the client has gone")));
        context.future(() -> client.until(start(context, stream, format, pipeline)));
    }

    private CompletableFuture<Void> start(
            Context context,
            EventStream stream,
            AnswerFormat format,
            Function<AnswerSink, CompletableFuture<Answer>> pipeline) {
        ScheduledFuture<?> beat = timer.scheduleWithFixedDelay(
                stream::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Answer> answer = apply(pipeline, new Sink(stream, format));
        CompletableFuture<Void> response = new CompletableFuture<>();
        open.put(stream, new Open(RequestContext.of(context).client(), answer));

        var unusedLeft = stream.ended().whenComplete((done, gone) -> {
            beat.cancel(false);
            answer.cancel(true); // without effect if the answer is complete
            response.complete(null); // a client that has gone gets no error either
        });
        var unusedEnd = answer.whenComplete((whole, failure) -> {
            open.remove(stream);
            beat.cancel(false);
            end(stream, format, whole, failure, response);
        });
        return response;
    }

    /** What fails at once is handled like what fails later: headers may be out already. */
    private static CompletableFuture<Answer> apply(
            Function<AnswerSink, CompletableFuture<Answer>> pipeline, AnswerSink sink) {
        try {
            return pipeline.apply(sink);
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private void end(
            EventStream stream,
            AnswerFormat format,
            @Nullable Answer whole,
            @Nullable Throwable failure,
            CompletableFuture<Void> response) {
        if (whole != null) {
            stream.send(format.done(whole));
            stream.finish();
        } else if (failure != null && stream.abandon()) {
            response.completeExceptionally(failure);
        } else if (failure != null && !stream.ended().isDone()) {
            stream.send(format.error(problems.of(failure)));
            stream.finish();
        }
    }

    /** Puts the beginning in front of the first token, so that nothing goes out before there is one. */
    private static final class Sink implements AnswerSink {
        private final EventStream stream;
        private final AnswerFormat format;
        private volatile String beginning = "";

        Sink(EventStream stream, AnswerFormat format) {
            this.stream = stream;
            this.format = format;
        }

        @Override
        public boolean live() {
            return true;
        }

        @Override
        public void begin(AnswerOrigin origin, List<Citation> citations) {
            beginning = format.begin(origin, citations);
        }

        @Override
        public CompletionStage<?> token(String text) {
            String events = beginning + format.token(text);
            beginning = "";
            return stream.send(events);
        }
    }
}
