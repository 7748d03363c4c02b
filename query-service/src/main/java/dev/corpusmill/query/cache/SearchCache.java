package dev.corpusmill.query.cache;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.search.SearchResult;
import dev.corpusmill.search.SearchResult.RouteReport;
import dev.corpusmill.search.SearchResult.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Results of searches, for a short time; and one search for all requests that ask the same at once. Only complete results
 * are kept: if a route was late or failed, the next request searches again.
 */
public final class SearchCache implements ServiceCache {
    private static final int HIT_OVERHEAD = 600; // a node without its texts, scores

    private final BoundedCache<SearchKey, SearchResult> results;
    private final Map<SearchKey, CompletableFuture<SearchResult>> inFlight = new ConcurrentHashMap<>();
    private final Executor executor;

    /**
     * A cache of so many bytes.
     *
     * @param executor runs the requests that waited for the search of another one
     */
    public SearchCache(long maxBytes, Duration ttl, Executor executor, LongSupplier nanoTime) {
        this.results = new BoundedCache<>(maxBytes, ttl, SearchCache::bytes, nanoTime);
        this.executor = executor;
    }

    /** A result, and whether it cost no search of its own. */
    public record Found(SearchResult result, boolean shared) {}

    /** The result: a kept one, that of the same search in flight, or of {@code search}, run on this thread. */
    public CompletableFuture<Found> find(SearchKey key, Supplier<SearchResult> search) {
        SearchResult kept = results.find(key);
        if (kept != null) {
            return CompletableFuture.completedFuture(new Found(kept, true));
        }
        CompletableFuture<SearchResult> own = new CompletableFuture<>();
        CompletableFuture<SearchResult> other = inFlight.putIfAbsent(key, own);
        if (other != null) {
            results.shared();
            return other.thenApplyAsync(result -> new Found(result, true), executor);
        }
        try {
            // Between the look above and now another search may have ended.
            SearchResult justKept = results.peek(key);
            SearchResult result = justKept == null ? search.get() : justKept;
            keep(key, result);
            own.complete(result);
            return CompletableFuture.completedFuture(new Found(result, false));
        } catch (RuntimeException | Error failed) {
            own.completeExceptionally(failed);
            throw failed;
        } finally {
            inFlight.remove(key, own);
        }
    }

    private void keep(SearchKey key, SearchResult result) {
        if (allOk(result.routes()) && allOk(result.postProcessors())) {
            results.put(key, result);
        }
    }

    private static boolean allOk(List<RouteReport> reports) {
        return reports.stream().allMatch(report -> report.state() == State.OK);
    }

    private static int bytes(SearchKey key, SearchResult result) {
        int bytes = 2 * key.query().question().length()
                + 2 * key.query().filter().toString().length();
        for (Hit hit : result.hits()) {
            Node node = hit.node();
            bytes += HIT_OVERHEAD
                    + 2
                            * (node.text().length()
                                    + node.title().length()
                                    + node.uri().length());
            bytes +=
                    2 * (node.documentId().length() + node.metadata().toString().length());
        }
        return bytes;
    }

    @Override
    public String name() {
        return "searches";
    }

    @Override
    public Report report() {
        return results.report();
    }

    @Override
    public void clear() {
        results.clear();
    }
}
