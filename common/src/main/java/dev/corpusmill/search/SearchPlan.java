package dev.corpusmill.search;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.PostProcessor;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Reranker;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The search that a configuration describes: routes, fusion, post-processors. The threads that run it come from its user.
 *
 * @param routes the one that takes longest first
 * @param optional routes that are searched only where a request names them
 * @param postProcessors between fusion and the cut to {@code k}, in this order
 */
public record SearchPlan(
        List<PlannedRoute> routes,
        List<PlannedRoute> optional,
        Fusion fusion,
        List<PlannedPostProcessor> postProcessors) {
    public SearchPlan {
        routes = List.copyOf(routes);
        optional = List.copyOf(optional);
        postProcessors = List.copyOf(postProcessors);
    }

    /** A search without optional routes. */
    public SearchPlan(List<PlannedRoute> routes, Fusion fusion, List<PlannedPostProcessor> postProcessors) {
        this(routes, List.of(), fusion, postProcessors);
    }

    /**
     * A route and its limits.
     *
     * @param candidates hits that it brings to the fusion, or {@code k} of the query where that is more
     * @param timeout within the deadline of the search
     * @param own threads that it runs on in place of those of the search; empty for a route that is not a plug-in's
     */
    public record PlannedRoute(Route route, int candidates, Duration timeout, Optional<PartThreads> own) {}

    /**
     * A post-processor and its limits.
     *
     * @param candidates fused hits that it sees, or {@code k} of the query where that is more
     * @param timeout within the deadline of the search
     * @param threads that it runs on: one that is late must not keep those of the routes
     */
    public record PlannedPostProcessor(PostProcessor processor, int candidates, Duration timeout, Executor threads) {}

    /** Routes with the same limits, and no post-processors. */
    public static SearchPlan of(List<Route> routes, Fusion fusion, int candidates, Duration timeout) {
        return new SearchPlan(
                routes.stream()
                        .map(route -> new PlannedRoute(route, candidates, timeout, Optional.empty()))
                        .toList(),
                fusion,
                List.of());
    }

    /** Names of all routes, optional ones behind the others. */
    public List<String> names() {
        return Stream.concat(routes.stream(), optional.stream())
                .map(planned -> planned.route().name())
                .toList();
    }

    /** The same search along the routes that a request chooses, with its weights; names that are not known are ignored. */
    public SearchPlan chosen(RouteChoice choice) {
        List<PlannedRoute> chosen = choice.routes().isEmpty()
                ? routes
                : Stream.concat(routes.stream(), optional.stream())
                        .filter(planned ->
                                choice.routes().contains(planned.route().name()))
                        .toList();
        return new SearchPlan(chosen, List.of(), fusion.weighted(choice.weights()), postProcessors);
    }

    /** How many hits the fusion has to give for {@code k} of them to be left. */
    int depth(int k) {
        int depth = k;
        for (PlannedPostProcessor step : postProcessors) {
            depth = Math.max(depth, step.candidates());
        }
        return depth;
    }

    /** How many hits a route brings to the fusion. */
    int candidates(String route, Query query) {
        return routes.stream()
                .filter(planned -> planned.route().name().equals(route))
                .mapToInt(planned -> Math.max(planned.candidates(), query.k()))
                .findFirst()
                .orElse(query.k());
    }

    /** How many hits a route is asked for: more where the question quotes a phrase, which not all of them hold. */
    public int asked(PlannedRoute planned, Query query) {
        return QuotedPhrases.of(query.question()).depth(Math.max(planned.candidates(), query.k()));
    }

    /** The lists as the fusion gets them: without what does not hold the phrases that the question quotes. */
    List<RankedList> narrowed(Query query, List<RankedList> lists) {
        return QuotedPhrases.of(query.question()).narrow(lists, route -> candidates(route, query));
    }

    /** What is left of these lists after fusion and all post-processors, on the thread that asks. */
    public List<Hit> finish(Query query, List<RankedList> lists, Deadline deadline) {
        return new PostProcessing(query, deadline)
                .run(postProcessors, fusion.of(query.question()).fuse(narrowed(query, lists), depth(query.k())));
    }

    /** The first post-processor that judges texts. */
    public Optional<Reranker> reranker() {
        return postProcessors.stream()
                .map(PlannedPostProcessor::processor)
                .filter(Reranker.class::isInstance)
                .map(Reranker.class::cast)
                .findFirst();
    }

    /** The same search without the routes that embed the question. */
    public SearchPlan withoutEmbedding() {
        return new SearchPlan(
                routes.stream()
                        .filter(planned -> !planned.route().embedsQuestion())
                        .toList(),
                fusion,
                List.of());
    }

    /** The same search without these routes; post-processors stay. */
    public SearchPlan without(Set<String> names) {
        return new SearchPlan(
                routes.stream()
                        .filter(planned -> !names.contains(planned.route().name()))
                        .toList(),
                optional,
                fusion,
                postProcessors);
    }

    /** Names of the routes whose scores are cosines. */
    public Set<String> cosineRoutes() {
        return Stream.concat(routes.stream(), optional.stream())
                .map(PlannedRoute::route)
                .filter(Route::scoresAreCosines)
                .map(Route::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Lets each route bring what it keeps of its own in step with a view, before the view is searched. */
    public void prepare(GenerationReader reader) {
        Stream.concat(routes.stream(), optional.stream())
                .forEach(planned -> planned.route().prepare(reader));
    }
}
