package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.feedback.Feedback;
import dev.corpusmill.query.feedback.FeedbackStore;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** {@code POST /v1/feedback/{id}}: makes a golden question of a judgement, or nothing. */
final class ReviewEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final FeedbackStore store;
    private final DocumentSupport documents;

    ReviewEndpoint(EndpointSupport support, FeedbackStore store, DocumentSupport documents) {
        this.support = support;
        this.store = store;
        this.documents = documents;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/feedback/{id}";
    }

    @Override
    public Access access() {
        return Access.EDITOR;
    }

    @Override
    public void handle(Context context) {
        var scope = RequestContext.of(context).client().scope();
        Feedback feedback = store.find(scope.tenant(), context.pathParam("id"))
                .orElseThrow(
                        () -> new ProblemException(Problem.of(404, "no-such-feedback", "there is no such feedback")));
        Fields fields = support.body().read(context);
        String decision = fields.text("decision");
        String question = fields.text("question");
        JsonNode passage = fields.raw("passage");
        fields.refuseUnknown();
        Fields.check("accept".equals(decision) || "reject".equals(decision), "decision", "accept or reject");
        if (feedback.state() != Feedback.State.OPEN) {
            throw new ProblemException(Problem.of(
                    409,
                    "decided",
                    "it was decided before: state=" + feedback.state().label()));
        }

        if ("reject".equals(decision)) {
            store.reject(feedback);
        } else {
            Feedback.Passage right = FeedbackEndpoint.passage("passage", passage);
            Fields.check(
                    right.text().codePoints().anyMatch(Character::isLetterOrDigit),
                    "passage",
                    "a text with letters or digits");
            Fields.check(
                    documents.list().find(scope, right.document()).isPresent(),
                    "passage",
                    "of a document of the index, which '" + right.document() + "' is not");
            store.accept(feedback, support.questions().check("question", question), right);
        }
        ObjectNode body = support.json().object().put("id", feedback.id()).put("state", decision + "ed");
        support.write(context, body);
    }
}
