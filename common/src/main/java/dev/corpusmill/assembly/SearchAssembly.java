package dev.corpusmill.assembly;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.search.PostProcessor;
import dev.corpusmill.api.search.PostProcessorProvider;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.search.RouteContext;
import dev.corpusmill.api.search.RouteProvider;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.PostProcessorConfig;
import dev.corpusmill.config.RouteConfig;
import dev.corpusmill.config.SearchConfig;
import dev.corpusmill.plugin.Providers;
import dev.corpusmill.search.CheckedRoute;
import dev.corpusmill.search.Fusion;
import dev.corpusmill.search.GroupRoute;
import dev.corpusmill.search.PartThreads;
import dev.corpusmill.search.ReciprocalRankFusion;
import dev.corpusmill.search.SearchPlan;
import dev.corpusmill.search.SearchPlan.PlannedPostProcessor;
import dev.corpusmill.search.SearchPlan.PlannedRoute;
import dev.corpusmill.search.WeightedFusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts the configured search together, once for the service, {@code eval}, {@code compare} and the gate of a rebuild. */
public final class SearchAssembly {
    private SearchAssembly() {}

    /** The search with an embedder that remembers nothing. */
    public static SearchPlan plan(CorpusmillConfig config, Embedder embedder) {
        return plan(config, embedder, question -> false);
    }

    /**
     * The search.
     *
     * @param embedded whether the embedder has the vector of a question at hand
     */
    public static SearchPlan plan(CorpusmillConfig config, Embedder embedder, Predicate<String> embedded) {
        SearchConfig search = config.search();
        Providers providers = Providers.of(config.plugins().path());
        String language = config.index().language().code();
        List<PlannedRoute> routes = new ArrayList<>();
        search.routes().forEach((name, route) -> {
            RouteContext context = new RouteContext(name, route.searched(), language, embedder, embedded);
            Route opened = open(providers.route(route.kind()), route, context);
            providers.requireOpened(RouteProvider.class, route.kind(), name, opened.name());
            Optional<PartThreads> own =
                    providers.origin(RouteProvider.class, route.kind()).map(plugin -> new PartThreads(name));
            routes.add(planned(own.isEmpty() ? opened : new CheckedRoute(opened), route, search, own));
        });
        List<PlannedPostProcessor> postProcessors = new ArrayList<>();
        for (PostProcessorConfig step : search.postProcessors()) {
            RouteContext context =
                    new RouteContext(step.kind(), RouteConfig.DEFAULT_GROUP, language, embedder, embedded);
            PostProcessor opened = open(providers.postProcessor(step.kind()), step, context);
            postProcessors.add(
                    new PlannedPostProcessor(opened, step.candidates(), step.timeout(), new PartThreads(step.kind())));
        }
        return new SearchPlan(routes, fusion(search), postProcessors);
    }

    private static PlannedRoute planned(
            Route opened, RouteConfig route, SearchConfig search, Optional<PartThreads> own) {
        return new PlannedRoute(
                route.group().isEmpty() ? opened : new GroupRoute(opened, route.group()),
                route.candidates() == 0 ? search.candidates() : route.candidates(),
                route.timeout().isZero() ? search.timeout() : route.timeout(),
                own);
    }

    private static Fusion fusion(SearchConfig search) {
        return switch (search.fusion()) {
            case WEIGHTED -> {
                Map<String, Double> weights = new HashMap<>();
                search.routes().forEach((name, route) -> weights.put(name, route.weight()));
                yield new WeightedFusion(weights);
            }
            case RECIPROCAL_RANK -> new ReciprocalRankFusion();
        };
    }

    private static <C extends Record> Route open(RouteProvider<C> provider, RouteConfig route, RouteContext context) {
        return PartOpening.open(provider, () -> provider.open(route.settings().of(provider), context));
    }

    private static <C extends Record> PostProcessor open(
            PostProcessorProvider<C> provider, PostProcessorConfig step, RouteContext context) {
        return PartOpening.open(provider, () -> provider.open(step.settings().of(provider), context));
    }
}
