package dev.corpusmill.search;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeMatcher;
import dev.corpusmill.api.store.ScoredNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The route of a plug-in, whose findings are checked: a node that the filter of the question does not pass fails the route,
 * and nobody sees it.
 */
public final class CheckedRoute implements Route {
    private final Route delegate;

    public CheckedRoute(Route delegate) {
        this.delegate = delegate;
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
        Predicate<Node> passes = NodeMatcher.of(query.filter(), reader.manifest());
        List<ScoredNode> checked = new ArrayList<>();
        Iterator<ScoredNode> found =
                delegate.search(reader, query, candidates, deadline).iterator();

        while (checked.size() < candidates && found.hasNext()) {
            ScoredNode hit = found.next();
            if (!Double.isFinite(hit.score())) {
                throw refused("gave a score that is no number");
            }
            if (!passes.test(hit.node())) {
                throw refused("gave a node that the filter of the question does not pass");
            }
            checked.add(hit);
        }
        return List.copyOf(checked);
    }

    private ClassifiedException refused(String what) {
        return new ClassifiedException(FailureKind.FATAL, "the route of a plug-in " + what + ": route=" + name());
    }

    @Override
    public boolean scoresAreCosines() {
        return delegate.scoresAreCosines();
    }

    @Override
    public boolean embedsQuestion() {
        return delegate.embedsQuestion();
    }

    @Override
    public void prepare(GenerationReader reader) {
        delegate.prepare(reader);
    }

    @Override
    public String toString() {
        return "CheckedRoute[" + delegate + "]";
    }
}
