package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.cache.SearchKey;
import dev.corpusmill.query.retrieve.Retriever;
import dev.corpusmill.search.IndexView;
import java.util.concurrent.CompletableFuture;

/** Searches the index as it is now, unless the same was just found there. */
public final class Finder {
    private static final String GROUP = "chunk";

    private final Retriever retriever;
    private final SearchCache cache;

    public Finder(Retriever retriever, SearchCache cache) {
        this.retriever = retriever;
        this.cache = cache;
    }

    CompletableFuture<SearchCache.Found> find(SearchRequest request, Deadline deadline) {
        Query query = new Query(
                request.question(), GROUP, request.k(), request.scope().narrowedBy(request.filter()));
        try (IndexView view = retriever.view()) {
            SearchKey key = new SearchKey(
                    request.scope(),
                    query,
                    view.reader().manifest().name(),
                    view.reader().revision());
            return cache.find(key, () -> retriever.retrieve(view, query, deadline));
        }
    }
}
