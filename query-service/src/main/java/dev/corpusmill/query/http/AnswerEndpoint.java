package dev.corpusmill.query.http;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.llm.Sampling;
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
        answering.handle(context, this::read);
    }

    private Answering.Asked read(Fields fields, Context context) {
        boolean stream = fields.flag("stream");
        String question = fields.text("question");
        NodeFilter filter = support.filters().read(fields);
        String session = SessionEndpoint.check(fields.text("session"));
        Sampling sampling = sampling(fields);
        fields.refuseUnknown();
        Request request = new Request(
                RequestContext.of(context).client().scope(),
                support.questions().check("question", question),
                session,
                List.of(),
                filter,
                sampling,
                List.of());
        return new Answering.Asked(
                request, stream, new AnswerEvents(support.json(), support.problems(), context.path()));
    }

    private static Sampling sampling(Fields fields) {
        return new Sampling(
                fields.number("temperature", 0, Sampling.MAX_TEMPERATURE),
                fields.number("topP", 0, 1),
                fields.integer("maxTokens", 1, Integer.MAX_VALUE),
                fields.texts("stop", Sampling.MAX_STOPS),
                fields.wholeNumber("seed"));
    }
}
