package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.Request;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;

/** {@code POST /v1/answer}: a cited answer, whole or as events. */
final class AnswerEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final Answering answering;

    AnswerEndpoint(EndpointSupport support, Answering answering) {
        this.support = support;
        this.answering = answering;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/answer";
    }

    @Override
    public void handle(Context context) {
        Deadline deadline = Deadline.after(support.answerTimeout());
        Fields fields = answering.read(context);
        boolean stream = fields.flag("stream");
        Request request = read(fields, context);

        if (stream) {
            StreamFormat events = new AnswerEvents(support.json(), support.problems(), context.path());
            answering.stream(context, request, deadline, events);
        } else {
            answering.whole(context, request, deadline, this::whole);
        }
    }

    private Request read(Fields fields, Context context) {
        String question = fields.text("question");
        NodeFilter filter = support.filters().read(fields);
        String session = SessionEndpoint.check(fields.text("session"));
        Sampling sampling = sampling(fields);
        fields.refuseUnknown();
        return new Request(
                RequestContext.of(context).client().scope(),
                support.questions().check("question", question),
                session,
                List.of(),
                filter,
                sampling,
                List.of());
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
        ObjectNode body = support.json().object();
        body.put("answer", answer.text());
        body.set("citations", support.json().citations(answer.citations(), answer.verification()));
        if (answer.verification().checked()) {
            body.set("verification", support.json().verification(answer.verification()));
        }
        body.put("origin", answer.origin().label());
        body.set("trace", support.json().trace(answer.trace()));
        return body;
    }
}
