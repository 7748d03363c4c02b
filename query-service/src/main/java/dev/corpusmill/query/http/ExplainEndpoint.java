package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.api.model.CatalogueRow;
import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.query.explain.Explanation;
import dev.corpusmill.query.explain.Explanation.RouteFinding;
import dev.corpusmill.query.explain.Verdict;
import dev.corpusmill.query.limit.Admission;
import dev.corpusmill.query.pipeline.Retriever;
import dev.corpusmill.query.pipeline.SearchRequest;
import dev.corpusmill.query.security.Client;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.TreeMap;

/** {@code POST /v1/search/explain}: why a document is, or is not, among the hits of a search. */
final class ExplainEndpoint implements Endpoint {
    private final EndpointSupport support;
    private final SearchRequests requests;
    private final Retriever retriever;
    private final Admission admission;

    ExplainEndpoint(EndpointSupport support, Retriever retriever, Admission admission) {
        this.support = support;
        this.requests = new SearchRequests(support);
        this.retriever = retriever;
        this.admission = admission;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/search/explain";
    }

    @Override
    public void handle(Context context) {
        Deadline deadline = Deadline.after(support.answerTimeout());
        Fields fields = support.body().read(context);
        RequestContext.of(context).admit(admission);
        Client client = RequestContext.of(context).client();

        String given = fields.text("document");
        SearchRequest request = requests.read(fields, client.scope());
        String document = given == null ? "" : given;
        Fields.check(!document.isBlank(), "document", "the id of a document, like docs:guide.md");
        RequestContext.of(context).searches(request.question());
        try {
            Explanation found = retriever.explain(request, document, client.operator(), deadline);
            support.write(context, body(found));
        } catch (ClassifiedException failed) {
            RequestContext.of(context).failed(failed);
            throw failed;
        }
    }

    private ObjectNode body(Explanation found) {
        ObjectNode body = support.json().object();
        body.put("document", found.document());
        body.put("verdict", found.verdict().label());
        body.put("shown", found.verdict() == Verdict.SHOWN);
        body.put("reason", found.reason());
        body.put("rank", found.rank());
        found.change()
                .ifPresent(change ->
                        body.putObject("change").put("text", change.text()).put("rank", change.rank()));
        found.row().ifPresent(row -> row(body.putObject("indexed"), row));
        ArrayNode clauses = body.putArray("clauses");
        found.clauses()
                .forEach(clause ->
                        clauses.addObject().put("clause", clause.text()).put("passing", clause.passing()));
        ArrayNode routes = body.putArray("routes");
        found.routes().forEach(route -> route(routes.addObject(), route));
        body.put("fusedRank", found.fused());
        ArrayNode steps = body.putArray("postProcessors");
        found.steps()
                .forEach(step -> steps.addObject()
                        .put("name", step.name())
                        .put("state", step.state())
                        .put("rank", step.rank()));
        return body;
    }

    private static void row(ObjectNode body, CatalogueRow row) {
        body.put("status", row.status().name());
        body.put("title", row.title());
        ObjectNode nodes = body.putObject("nodes");
        for (Map.Entry<String, Integer> group : new TreeMap<>(row.nodes()).entrySet()) {
            nodes.put(group.getKey(), group.getValue());
        }
        CatalogueRow.Failure failure = row.failure();
        if (failure != null) {
            body.put("stage", failure.stage().name());
            body.put("kind", failure.kind().name());
        }
    }

    private static void route(ObjectNode body, RouteFinding route) {
        body.put("name", route.name());
        body.put("state", route.state());
        body.put("rank", route.rank());
        body.put("score", route.score());
        body.put("candidates", route.candidates());
        route.place().ifPresent(place -> place(body, place));
    }

    private static void place(ObjectNode body, Place place) {
        body.put("page", place.page());
        body.put("place", place.label());
        body.put("heading", place.heading());
        body.put("charStart", place.charStart());
        body.put("charEnd", place.charEnd());
    }
}
