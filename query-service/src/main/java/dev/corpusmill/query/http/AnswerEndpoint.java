package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.query.generate.Sampling;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerSink;
import dev.corpusmill.query.pipeline.Caller;
import dev.corpusmill.query.pipeline.QueryPipeline;
import dev.corpusmill.query.pipeline.Request;
import dev.corpusmill.store.NodeFilter;
import io.javalin.http.Context;
import java.util.List;

/** {@code POST /v1/answer}: a cited answer, whole or as events. */
final class AnswerEndpoint {
    private final Exchanges exchanges;
    private final QueryPipeline pipeline;
    private final Streaming streaming;

    AnswerEndpoint(Exchanges exchanges, QueryPipeline pipeline, Streaming streaming) {
        this.exchanges = exchanges;
        this.pipeline = pipeline;
        this.streaming = streaming;
    }

    void handle(Context context) {
        Deadline deadline = Deadline.after(exchanges.answerTimeout());
        Fields fields = exchanges.body().read(context);
        String question = fields.text("question");
        boolean stream = fields.flag("stream");
        NodeFilter filter = exchanges.filters().read(fields);
        fields.refuseUnknown();
        Request request = new Request(
                Caller.PUBLIC,
                exchanges.questions().check("question", question),
                List.of(),
                filter,
                Sampling.DEFAULT,
                List.of());
        if (stream) {
            AnswerEvents events = new AnswerEvents(exchanges.wire(), exchanges.problems(), context.path());
            streaming.run(context, events, sink -> pipeline.answer(request, deadline, sink));
        } else {
            context.future(() -> ClientWatch.cancelling(context, pipeline.answer(request, deadline, AnswerSink.none()))
                    .thenAccept(answer -> exchanges.write(context, whole(answer))));
        }
    }

    private ObjectNode whole(Answer answer) {
        ObjectNode body = exchanges.wire().object();
        body.put("answer", answer.text());
        body.set("citations", exchanges.wire().citations(answer.citations()));
        body.put("route", answer.route().label());
        body.set("trace", exchanges.wire().trace(answer.trace()));
        return body;
    }
}
