package dev.corpusmill.query.http;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.arrange.Arrangement;
import dev.corpusmill.query.pipeline.SearchRequest;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.search.RouteChoice;

/** Reads what a request searches for. */
final class SearchRequests {
    private static final int DEFAULT_K = 10;
    private static final int MAX_K = 1000;

    private final EndpointSupport support;
    private final Arrangements arrangements;

    SearchRequests(EndpointSupport support) {
        this.support = support;
        this.arrangements = new Arrangements(support.filters());
    }

    /** The search; fields that nobody has read by then are refused. */
    SearchRequest read(Fields fields, Scope scope) {
        String question = fields.text("question");
        Integer k = fields.integer("k", 1, MAX_K);
        NodeFilter filter = support.filters().read(fields);
        RouteChoice routes = support.routes().read(fields);
        fields.refuseUnknown();
        return new SearchRequest(
                scope,
                support.questions().check("question", question),
                k == null ? DEFAULT_K : k,
                filter,
                routes,
                Arrangement.NONE);
    }

    /** The same, its hits arranged as the request wants them. */
    SearchRequest readArranged(Fields fields, Scope scope) {
        Integer k = fields.integer("k", 1, MAX_K);
        Arrangement arrangement = arrangements.read(fields, k == null ? DEFAULT_K : k);
        SearchRequest request = read(fields, scope);
        return new SearchRequest(
                scope, request.question(), request.k(), request.filter(), request.routes(), arrangement);
    }

    /** How its hits are written; to be read before the search. */
    Presentation presentation(Fields fields) {
        return arrangements.presentation(fields);
    }
}
