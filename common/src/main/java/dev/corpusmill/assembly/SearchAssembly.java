package dev.corpusmill.assembly;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.search.PostProcessor;
import dev.corpusmill.api.search.PostProcessorProvider;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.search.RouteContext;
import dev.corpusmill.api.search.RouteProvider;
import dev.corpusmill.api.store.FieldType;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.PostProcessorConfig;
import dev.corpusmill.config.RouteConfig;
import dev.corpusmill.config.SearchConfig;
import dev.corpusmill.plugin.Providers;
import dev.corpusmill.search.CheckedRoute;
import dev.corpusmill.search.DocumentRoute;
import dev.corpusmill.search.FilteredRoute;
import dev.corpusmill.search.Fusion;
import dev.corpusmill.search.GroupRoute;
import dev.corpusmill.search.LiftedRoute;
import dev.corpusmill.search.PartThreads;
import dev.corpusmill.search.ReciprocalRankFusion;
import dev.corpusmill.search.SearchPlan;
import dev.corpusmill.search.SearchPlan.PlannedPostProcessor;
import dev.corpusmill.search.SearchPlan.PlannedRoute;
import dev.corpusmill.search.StandardizedFusion;
import dev.corpusmill.search.WeightedFusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
        List<PlannedRoute> optional = new ArrayList<>();
        search.routes().forEach((name, route) -> {
            RouteContext context = new RouteContext(name, route.searched(), language, embedder, embedded);
            Route opened = open(providers.route(route.kind()), route, context);
            providers.requireOpened(RouteProvider.class, route.kind(), name, opened.name());
            Optional<PartThreads> own =
                    providers.origin(RouteProvider.class, route.kind()).map(plugin -> new PartThreads(name));
            Route checked = own.isEmpty() ? opened : new CheckedRoute(opened);
            (route.optional() ? optional : routes).add(planned(shaped(checked, route, config), route, search, own));
        });
        List<PlannedPostProcessor> postProcessors = new ArrayList<>();
        for (PostProcessorConfig step : search.postProcessors()) {
            RouteContext context =
                    new RouteContext(step.kind(), RouteConfig.DEFAULT_GROUP, language, embedder, embedded);
            PostProcessor opened = open(providers.postProcessor(step.kind()), step, context);
            postProcessors.add(
                    new PlannedPostProcessor(opened, step.candidates(), step.timeout(), new PartThreads(step.kind())));
        }
        return new SearchPlan(routes, optional, fusion(search), postProcessors);
    }

    /** The route over its own group, with its own filter, its hits lifted: what the configuration says of it. */
    private static Route shaped(Route opened, RouteConfig route, CorpusmillConfig config) {
        Route shaped = opened;
        if (!route.filter().isEmpty()) {
            List<NodeFilter> values = new ArrayList<>();
            route.filter().forEach((field, value) -> values.add(new NodeFilter.Eq(FieldType.METADATA + field, value)));
            shaped = new FilteredRoute(shaped, new NodeFilter.And(values));
        }
        if (!route.group().isEmpty()) {
            shaped = new GroupRoute(shaped, route.group());
        }
        if (route.ranksDocuments()) {
            return new DocumentRoute(shaped);
        }
        return route.lift().isEmpty() ? shaped : new LiftedRoute(shaped, above(route, config));
    }

    /** The groups from the one above the searched one up to the one that hits are lifted to. */
    private static List<String> above(RouteConfig route, CorpusmillConfig config) {
        List<String> groups = new ArrayList<>();
        String group = route.searched();
        while (!group.equals(route.lift())) {
            group = Objects.requireNonNull(config.groups().get(group), group).parent();
            groups.add(group);
        }
        return groups;
    }

    private static PlannedRoute planned(
            Route opened, RouteConfig route, SearchConfig search, Optional<PartThreads> own) {
        return new PlannedRoute(
                opened,
                route.candidates() == 0 ? search.candidates() : route.candidates(),
                route.timeout().isZero() ? search.timeout() : route.timeout(),
                own);
    }

    private static Fusion fusion(SearchConfig search) {
        Map<String, Double> weights = new HashMap<>();
        Map<String, Double> ofNumbers = new HashMap<>();
        Set<String> ofDocuments = new HashSet<>();
        search.routes().forEach((name, route) -> {
            weights.put(name, route.weight());
            if (route.numberWeight() > 0) {
                ofNumbers.put(name, route.numberWeight());
            }
            if (route.ranksDocuments()) {
                ofDocuments.add(name);
            }
        });
        return switch (search.fusion()) {
            case STANDARDIZED -> new StandardizedFusion(weights, ofNumbers, ofDocuments);
            case WEIGHTED -> new WeightedFusion(weights, ofNumbers, ofDocuments);
            case RECIPROCAL_RANK -> new ReciprocalRankFusion(ofDocuments);
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
