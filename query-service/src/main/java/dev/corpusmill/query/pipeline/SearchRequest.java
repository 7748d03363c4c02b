package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.arrange.Arrangement;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.search.RouteChoice;

/** A question, and which nodes may answer it. The filter can only narrow what the scope lets be seen. */
public record SearchRequest(
        Scope scope, String question, int k, NodeFilter filter, RouteChoice routes, Arrangement arrangement) {
    /** Along the configured routes. */
    public SearchRequest(Scope scope, String question, int k, NodeFilter filter) {
        this(scope, question, k, filter, RouteChoice.CONFIGURED, Arrangement.NONE);
    }
}
