package dev.corpusmill.search;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.ScoredNode;
import java.util.List;

/** A route over a node group of its own, whichever group the question is asked of. */
public final class GroupRoute extends ForwardingRoute {
    private final String group;

    public GroupRoute(Route delegate, String group) {
        super(delegate);
        this.group = group;
    }

    @Override
    public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
        return delegate.search(reader, query.in(group), candidates, deadline);
    }

    @Override
    public boolean keepsDeadline(Query query) {
        return delegate.keepsDeadline(query.in(group));
    }

    @Override
    public String toString() {
        return "GroupRoute[" + group + ", " + delegate + "]";
    }
}
