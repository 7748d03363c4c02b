package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.Request;
import io.javalin.http.Context;
import java.util.List;

/** {@code POST /v1/answer}: a cited answer, whole or as events. */
final class AnswerEndpoint {
    private final EndpointSupport exchanges;
    private final Answering answering;

    AnswerEndpoint(EndpointSupport exchanges, Answering answering) {
        this.exchanges = exchanges;
        this.answering = answering;
    }

    void handle(Context context) {
        Deadline deadline = Deadline.after(exchanges.answerTimeout());
        Fields fields = answering.read(context);
        String question = fields.text("question");
        boolean stream = fields.flag("stream");
        NodeFilter filter = exchanges.filters().read(fields);
        String session = SessionsEndpoint.check(fields.text("session"));
        Sampling sampling = sampling(fields);
        fields.refuseUnknown();
        Request request = new Request(
                RequestContext.of(context).caller().scope(),
                exchanges.questions().check("question", question),
                session,
                List.of(),
                filter,
                sampling,
                List.of());
        if (stream) {
            answering.stream(
                    context,
                    request,
                    deadline,
                    new AnswerEvents(exchanges.wire(), exchanges.problems(), context.path()));
        } else {
            answering.whole(context, request, deadline, this::whole);
        }
    }

    private static Sampling sampling(Fields fields) {
        return new Sampling(
                fields.number("temperature", 0, Sampling.MAX_TEMPERATURE),
                fields.number("topP", 0, 1),
                fields.integer("maxTokens", 1, Integer.MAX_VALUE),
                fields.texts("stop", Sampling.MAX_STOPS),
                fields.wholeNumber("seed"));
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
