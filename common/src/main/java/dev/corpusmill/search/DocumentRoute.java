package dev.corpusmill.search;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.ScoredNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A route whose hits stand for their documents, each at its best node. The fusion shows none of them: it moves what other
 * routes find in these documents forward.
 */
public final class DocumentRoute extends ForwardingRoute {
    public DocumentRoute(Route delegate) {
        super(delegate);
    }

    @Override
    public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
        Set<String> documents = new HashSet<>();
        return delegate.search(reader, query, candidates, deadline).stream()
                .filter(hit -> documents.add(hit.node().documentId()))
                .toList();
    }

    @Override
    public boolean keepsDeadline(Query query) {
        return delegate.keepsDeadline(query);
    }

    /** They are cosines of another text than the hit's. */
    @Override
    public boolean scoresAreCosines() {
        return false;
    }

    @Override
    public String toString() {
        return "DocumentRoute[" + delegate + "]";
    }
}
