package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.feedback.Feedback;
import dev.corpusmill.query.feedback.FeedbackStore;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** {@code GET /v1/feedback}: what people said of answers of this tenant, the newest first. */
final class FeedbackListEndpoint implements Endpoint {
    private static final int MAX = 500;
    private static final int USUAL = 100;

    private final EndpointSupport support;
    private final FeedbackStore store;

    FeedbackListEndpoint(EndpointSupport support, FeedbackStore store) {
        this.support = support;
        this.store = store;
    }

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/v1/feedback";
    }

    @Override
    public Access access() {
        return Access.EDITOR;
    }

    @Override
    public void handle(Context context) {
        QueryParameters query = new QueryParameters(context);
        int limit = query.number("limit", 1, MAX, USUAL);
        query.refuseUnknown();
        ObjectNode body = support.json().object();
        ArrayNode list = body.putArray("feedback");
        String tenant = RequestContext.of(context).client().scope().tenant();
        store.list(tenant, limit).forEach(each -> list.add(write(each)));
        support.write(context, body);
    }

    private ObjectNode write(Feedback feedback) {
        ObjectNode body = support.json()
                .object()
                .put("id", feedback.id())
                .put("state", feedback.state().label())
                .put("client", feedback.client())
                .put("time", feedback.time())
                .put("verdict", feedback.verdict().label())
                .put("question", feedback.question())
                .put("answer", feedback.answer())
                .put("correction", feedback.correction())
                .put("generation", feedback.generation());
        ArrayNode sources = body.putArray("sources");
        feedback.sources().forEach(source -> passage(sources.addObject(), source));
        Feedback.Passage passage = feedback.passage();
        if (passage != null) {
            passage(body.putObject("passage"), passage);
        }
        return body;
    }

    private static void passage(ObjectNode body, Feedback.Passage passage) {
        body.put("document", passage.document()).put("text", passage.text());
    }
}
