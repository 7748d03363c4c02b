package dev.corpusmill.search;

import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;

/** A route that changes how another one searches, and is that route in all else. */
abstract class ForwardingRoute implements Route {
    final Route delegate;

    ForwardingRoute(Route delegate) {
        this.delegate = delegate;
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public boolean embedsQuestion() {
        return delegate.embedsQuestion();
    }

    @Override
    public boolean scoresAreCosines() {
        return delegate.scoresAreCosines();
    }

    @Override
    public void prepare(GenerationReader reader) {
        delegate.prepare(reader);
    }
}
