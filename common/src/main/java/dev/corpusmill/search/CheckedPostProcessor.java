package dev.corpusmill.search;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.PostProcessor;
import dev.corpusmill.api.search.Query;
import java.util.List;

/** The post-processor of a plug-in. It runs on threads of its own, so that one that hangs takes none from searches. */
public final class CheckedPostProcessor implements PostProcessor {
    private final PostProcessor delegate;
    private final PartThreads threads;

    public CheckedPostProcessor(PostProcessor delegate, PartThreads threads) {
        this.delegate = delegate;
        this.threads = threads;
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public List<Hit> process(Query query, List<Hit> hits, Deadline deadline) {
        return threads.call(() -> delegate.process(query, hits, deadline), deadline);
    }

    @Override
    public String toString() {
        return "CheckedPostProcessor[" + delegate + "]";
    }
}
