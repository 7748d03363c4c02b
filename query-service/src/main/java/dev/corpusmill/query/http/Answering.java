package dev.corpusmill.query.http;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.http.jetty.ClientWatch;
import dev.corpusmill.query.http.jetty.WholeResponse;
import dev.corpusmill.query.limit.Admission;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerSink;
import dev.corpusmill.query.pipeline.QueryPipeline;
import dev.corpusmill.query.pipeline.Request;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** What the endpoints that answer have in common: room for the work, the answer, whole or streamed, and its outcome. */
final class Answering {
    private final EndpointSupport support;
    private final QueryPipeline pipeline;
    private final Streaming streaming;
    private final Admission admission;

    Answering(EndpointSupport support, QueryPipeline pipeline, Streaming streaming, Admission admission) {
        this.support = support;
        this.pipeline = pipeline;
        this.streaming = streaming;
        this.admission = admission;
    }

    /**
     * What a request asks for.
     *
     * @param streamed whether its answer is sent as it is written
     */
    record Asked(Request request, boolean streamed, AnswerFormat format) {}

    /** Reads a request and takes room for its work; then its answer is sent. */
    void handle(Context context, BiFunction<Fields, Context, Asked> reader) {
        Deadline deadline = Deadline.after(support.answerTimeout());
        Fields fields = support.body().read(context);
        RequestContext current = RequestContext.of(context);
        current.admit(admission);
        Asked asked = reader.apply(fields, context);
        current.asks(asked.request(), asked.streamed());

        if (asked.streamed()) {
            streaming.run(context, asked.format(), sink -> answer(context, asked.request(), deadline, sink));
            return;
        }
        context.future(() -> ClientWatch.cancelling(
                        context, answer(context, asked.request(), deadline, AnswerSink.none()))
                .thenCompose(answer -> WholeResponse.send(
                        context, support.json().bytes(asked.format().whole(answer)))));
    }

    private CompletableFuture<Answer> answer(Context context, Request request, Deadline deadline, AnswerSink sink) {
        RequestContext current = RequestContext.of(context);
        CompletableFuture<Answer> answer = pipeline.answer(request, deadline, sink);
        CompletableFuture<Answer> noted = answer.whenComplete((complete, failure) -> { // before the response ends
            if (failure == null) {
                current.answered(complete);
            } else {
                current.failed(failure);
            }
        });
        return Futures.passCancellation(noted, answer);
    }
}
