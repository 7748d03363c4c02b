package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.query.arrange.Arrangement;
import dev.corpusmill.query.arrange.Arranger;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.cache.SearchKey;
import dev.corpusmill.query.explain.ExplainRequest;
import dev.corpusmill.query.explain.Explainer;
import dev.corpusmill.query.explain.Explanation;
import dev.corpusmill.query.retrieve.IndexNotReadyException;
import dev.corpusmill.query.retrieve.LiveIndex;
import dev.corpusmill.search.HybridSearch;
import dev.corpusmill.search.IndexView;
import dev.corpusmill.search.SearchResult;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches the index as it is now, unless the cache holds what the same search just found there. */
public final class Retriever {
    private static final Logger LOG = LoggerFactory.getLogger(Retriever.class);
    private static final String GROUP = "chunk";

    private final LiveIndex index;
    private final HybridSearch search;
    private final SearchCache cache;
    private final Arranger arranger;
    /** The last reason of each part that fails now. */
    private final Map<String, String> failing = new ConcurrentHashMap<>();

    public Retriever(LiveIndex index, HybridSearch search, SearchCache cache, Arranger arranger) {
        this.index = index;
        this.search = search;
        this.cache = cache;
        this.arranger = arranger;
    }

    /**
     * The nodes that fit a question best, all from one view of the index.
     *
     * @throws IndexNotReadyException if there is no index to search
     */
    public CompletableFuture<SearchCache.Found> retrieve(SearchRequest request, Deadline deadline) {
        Query query = new Query(
                request.question(), GROUP, request.k(), request.scope().narrowedBy(request.filter()));
        try (IndexView view = index.acquire()) {
            SearchKey key = new SearchKey(
                    request.scope(),
                    query,
                    request.routes(),
                    request.arrangement(),
                    view.reader().manifest().name(),
                    view.reader().revision());
            return cache.find(key, () -> search(view, query, request, deadline));
        }
    }

    /**
     * Why a document is, or is not, among the hits of a search, looked at now.
     *
     * @param operator whether the client may learn of documents that it may not search
     * @throws IndexNotReadyException if there is no index to search
     */
    public Explanation explain(SearchRequest request, String document, boolean operator, Deadline deadline) {
        ExplainRequest asked = new ExplainRequest(
                document,
                new ExplainRequest.Search(request.question(), request.k(), request.filter(), request.routes()),
                new ExplainRequest.Seeing(
                        request.scope().tenant(), request.scope().principals(), operator));
        try (IndexView view = index.acquire()) {
            return new Explainer(search).explain(view, asked, deadline);
        }
    }

    private SearchResult search(IndexView view, Query query, SearchRequest request, Deadline deadline) {
        Arrangement arrangement = request.arrangement();
        Query deep = new Query(query.question(), query.group(), arrangement.pool(query.k()), query.filter());
        SearchResult result = search.search(view, deep, request.routes(), deadline);
        logFailures("route", result.routes());
        logFailures("post-processor", result.postProcessors());
        return arrangement.equals(Arrangement.NONE)
                ? result
                : result.with(arranger.arrange(arrangement, result.hits(), query.k(), view.reader()));
    }

    /** Says each reason once, until the part has another one or is well again: with many searches a second it would fill the log. */
    private void logFailures(String what, List<RouteReport> reports) {
        for (RouteReport report : reports) {
            String part = what + " " + report.name();
            if (report.state() == State.FAILED && !report.error().equals(failing.put(part, report.error()))) {
                LOG.warn("{} failed: name={} reason={}", what, report.name(), report.error());
            } else if (report.state() == State.OK && failing.remove(part) != null) {
                LOG.info("{} works again: name={}", what, report.name());
            }
        }
    }
}
