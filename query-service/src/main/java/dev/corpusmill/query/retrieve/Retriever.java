package dev.corpusmill.query.retrieve;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.search.HybridSearch;
import dev.corpusmill.search.IndexView;
import dev.corpusmill.search.SearchResult;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds nodes for questions, each on one view of the index from start to end. */
public final class Retriever {
    private static final Logger LOG = LoggerFactory.getLogger(Retriever.class);

    private final LiveIndex index;
    private final HybridSearch search;

    public Retriever(LiveIndex index, HybridSearch search) {
        this.index = index;
        this.search = search;
    }

    /**
     * The view of the index as it is now, held for the caller, who closes it.
     *
     * @throws IndexNotReadyException where there is nothing to search
     */
    public IndexView view() {
        return index.acquire();
    }

    /** The nodes of a view that fit a query best. */
    public SearchResult retrieve(IndexView view, Query query, Deadline deadline) {
        SearchResult result = search.search(view, query, deadline);
        for (RouteReport route : result.routes()) {
            if (route.state() == State.FAILED) {
                LOG.warn("route failed: route={} reason={}", route.name(), route.error());
            }
        }
        return result;
    }
}
