package dev.corpusmill.bench;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.query.arrange.Arrangement;
import dev.corpusmill.query.cache.SearchCache;
import dev.corpusmill.query.cache.SearchKey;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.search.HybridSearch;
import dev.corpusmill.search.IndexView;
import dev.corpusmill.search.ReciprocalRankFusion;
import dev.corpusmill.search.RouteChoice;
import dev.corpusmill.search.SearchPlan;
import dev.corpusmill.search.SearchResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Routes of 20 ms each, in parallel, over the slowest of them; and how many searches a thousand identical questions in
 * flight cost: {@code CONFIG [SEARCHES]}.
 */
public final class RoutesMain {
    private static final Duration ROUTE = Duration.ofMillis(20);
    private static final int ROUTES = 4;
    private static final int IDENTICAL = 1_000;
    private static final double FLOOR = 1.10;
    private static final Query QUERY = new Query("where?", "chunk", 10, NodeFilter.all());

    private RoutesMain() {}

    /** A route that takes its time, and tells how long it took. */
    private static final class SlowRoute implements Route {
        private final String name;
        private final AtomicInteger searches = new AtomicInteger();
        private volatile long tookNanos;

        SlowRoute(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
            long start = System.nanoTime();
            searches.incrementAndGet();
            for (long left = ROUTE.toNanos(); left > 0; left = start + ROUTE.toNanos() - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            tookNanos = System.nanoTime() - start;
            return List.of();
        }
    }

    /** Measures both. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int searches = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        List<SlowRoute> routes = new ArrayList<>();
        for (int i = 0; i < ROUTES; i++) {
            routes.add(new SlowRoute("route" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(ROUTES);
        HybridSearch search = new HybridSearch(
                SearchPlan.of(List.copyOf(routes), new ReciprocalRankFusion(), 10, Duration.ofSeconds(5)), threads);
        try (ServedIndex index = ServedIndex.of(Path.of(arguments[0]), 10, 1);
                IndexView view = new IndexView(index.store().openReader("g1"))) {
            parallel(search, view, routes, searches);
            identical(search, view, routes);
        }
        threads.shutdown();
        System.exit(0);
    }

    private static void parallel(HybridSearch search, IndexView view, List<SlowRoute> routes, int searches) {
        double[] ratios = new double[searches];
        for (int i = 0; i < searches; i++) {
            long start = System.nanoTime();
            SearchResult unused = search.search(view, QUERY, deadline());
            double took = System.nanoTime() - start;
            ratios[i] = took
                    / routes.stream().mapToLong(route -> route.tookNanos).max().orElseThrow();
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "routes: ratio=%.3f (median of %d searches over the slowest of %d routes; p99=%.3f) floor=%.2f%n",
                ratios[searches / 2],
                searches,
                ROUTES,
                ratios[searches * 99 / 100],
                FLOOR);
    }

    private static void identical(HybridSearch search, IndexView view, List<SlowRoute> routes)
            throws InterruptedException, ExecutionException {
        routes.forEach(route -> route.searches.set(0));
        ExecutorService clients = Executors.newFixedThreadPool(8);
        SearchCache cache = new SearchCache(1 << 20, Duration.ZERO, clients, System::nanoTime);
        SearchKey key = new SearchKey(Scope.PUBLIC, QUERY, RouteChoice.CONFIGURED, Arrangement.NONE, "g1", "1");
        List<CompletableFuture<SearchCache.Found>> asked = new ArrayList<>();
        // The first one searches on its own thread; the others come while it does, and wait for it without a thread.
        CompletableFuture<SearchCache.Found> first = new CompletableFuture<>();
        clients.execute(() -> first.complete(
                cache.find(key, () -> search.search(view, QUERY, deadline())).join()));
        asked.add(first);
        while (routes.stream().anyMatch(route -> route.searches.get() == 0)) {
            Thread.onSpinWait();
        }
        for (int i = 1; i < IDENTICAL; i++) {
            asked.add(cache.find(key, () -> search.search(view, QUERY, deadline())));
        }
        for (CompletableFuture<SearchCache.Found> answer : asked) {
            SearchCache.Found unused = answer.get();
        }
        clients.shutdown();
        System.out.println("identical: questions=" + IDENTICAL + " searches per route="
                + routes.stream().mapToInt(route -> route.searches.get()).max().orElseThrow());
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(5));
    }
}
