package dev.corpusmill.query.http;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.arrange.Arrangement;
import dev.corpusmill.query.pipeline.SearchRequest;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.search.RouteChoice;
import org.jspecify.annotations.Nullable;

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

    /** A search, and how its hits are written. */
    record Arranged(SearchRequest search, Presentation presentation) {}

    private record Parts(@Nullable String question, int k, NodeFilter filter, RouteChoice routes) {}

    /** The search; fields that nobody has read by then are refused. */
    SearchRequest read(Fields fields, Scope scope) {
        Parts parts = parts(fields);
        fields.refuseUnknown();
        return request(parts, scope, Arrangement.NONE);
    }

    /** The same, its hits arranged and written as the request wants them. */
    Arranged readArranged(Fields fields, Scope scope) {
        Parts parts = parts(fields);
        Arrangement arrangement = arrangements.read(fields, parts.k());
        Presentation presentation = arrangements.presentation(fields);
        fields.refuseUnknown();
        return new Arranged(request(parts, scope, arrangement), presentation);
    }

    private Parts parts(Fields fields) {
        String question = fields.text("question");
        Integer k = fields.integer("k", 1, MAX_K);
        NodeFilter filter = support.filters().read(fields);
        return new Parts(
                question, k == null ? DEFAULT_K : k, filter, support.routes().read(fields));
    }

    private SearchRequest request(Parts parts, Scope scope, Arrangement arrangement) {
        return new SearchRequest(
                scope,
                support.questions().check("question", parts.question()),
                parts.k(),
                parts.filter(),
                parts.routes(),
                arrangement);
    }
}
