package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.Function;

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

    /** Reads the body and takes room for the work. */
    Fields read(Context context) {
        Fields fields = support.body().read(context);
        RequestContext.of(context).admit(admission);
        return fields;
    }

    void stream(Context context, Request request, Deadline deadline, StreamFormat format) {
        RequestContext.of(context).asks(request, true);
        streaming.run(context, format, sink -> answer(context, request, deadline, sink));
    }

    void whole(Context context, Request request, Deadline deadline, Function<Answer, JsonNode> format) {
        RequestContext.of(context).asks(request, false);
        context.future(() -> ClientWatch.cancelling(context, answer(context, request, deadline, AnswerSink.none()))
                .thenCompose(
                        answer -> WholeResponse.send(context, support.json().bytes(format.apply(answer)))));
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
