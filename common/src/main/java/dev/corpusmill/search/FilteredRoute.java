package dev.corpusmill.search;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import java.util.List;

/** A route that finds only nodes which pass a filter of its own, beside the one of the question. */
public final class FilteredRoute extends ForwardingRoute {
    private final NodeFilter filter;

    public FilteredRoute(Route delegate, NodeFilter filter) {
        super(delegate);
        this.filter = filter;
    }

    @Override
    public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
        return delegate.search(reader, narrowed(query), candidates, deadline);
    }

    private Query narrowed(Query query) {
        return new Query(
                query.question(), query.group(), query.k(), query.filter().and(filter));
    }

    @Override
    public boolean keepsDeadline(Query query) {
        return delegate.keepsDeadline(narrowed(query));
    }

    @Override
    public String toString() {
        return "FilteredRoute[" + filter + ", " + delegate + "]";
    }
}
