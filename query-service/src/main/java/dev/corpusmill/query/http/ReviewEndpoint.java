package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.eval.Gold;
import dev.corpusmill.query.feedback.Feedback;
import dev.corpusmill.query.feedback.FeedbackStore;
import dev.corpusmill.query.security.Scope;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;

/** {@code POST /v1/feedback/{id}}: makes a golden question of a judgement, or nothing. */
final class ReviewEndpoint implements Endpoint {
    private static final int CHUNKS = 200; // looked at together

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
        Scope scope = RequestContext.of(context).client().scope();
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
            store.accept(
                    feedback,
                    support.questions().check("question", question == null ? feedback.question() : question),
                    right(scope, feedback, passage));
        }
        ObjectNode body = support.json().object().put("id", feedback.id()).put("state", decision + "ed");
        support.write(context, body);
    }

    /** The passage that the request names, else that of the feedback. */
    private Feedback.Passage right(Scope scope, Feedback feedback, JsonNode given) {
        Feedback.Passage of = feedback.passage();
        Feedback.Passage right = of != null && given.isMissingNode() ? of : FeedbackEndpoint.passage("passage", given);
        Fields.check(
                right.text().codePoints().anyMatch(Character::isLetterOrDigit),
                "passage",
                "a text with letters or digits");
        Fields.check(
                documents.list().find(scope, right.document()).isPresent(),
                "passage",
                "of a document of the index, which '" + right.document() + "' is not");
        Fields.check(
                standsInChunk(scope, right),
                "passage.text",
                "a text that stands in one chunk of '" + right.document() + "' as it is indexed now");
        return right;
    }

    private boolean standsInChunk(Scope scope, Feedback.Passage passage) {
        int from = 0;
        List<Node> nodes = documents.lookup().nodes(scope, passage.document(), from, CHUNKS);
        while (!nodes.isEmpty()) {
            if (nodes.stream().anyMatch(node -> Gold.holds(node.text(), passage.text()))) {
                return true;
            }
            from += CHUNKS;
            nodes = documents.lookup().nodes(scope, passage.document(), from, CHUNKS);
        }
        return false;
    }
}
