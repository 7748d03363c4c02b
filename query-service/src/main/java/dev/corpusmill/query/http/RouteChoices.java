package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.config.RouteConfig;
import dev.corpusmill.config.SearchConfig;
import dev.corpusmill.search.RouteChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads which routes a request wants searched, and their weights, within what the configuration allows. */
final class RouteChoices {
    private static final String ROUTES = "routes";
    private static final String WEIGHTS = "weights";

    private final SearchConfig search;

    RouteChoices(SearchConfig search) {
        this.search = search;
    }

    RouteChoice read(Fields fields) {
        List<String> routes = fields.texts(ROUTES, search.routes().size());
        JsonNode given = fields.raw(WEIGHTS);
        if (routes.isEmpty() && given.isMissingNode()) {
            return RouteChoice.CONFIGURED;
        }
        if (!search.requestsChoose()) {
            throw new ProblemException(Problem.ofField(
                    "routes-fixed",
                    routes.isEmpty() ? WEIGHTS : ROUTES,
                    "requests may not choose routes here: search.requests-choose is false"));
        }
        routes.forEach(name -> known(ROUTES, name));
        Fields.check(
                routes.isEmpty()
                        || routes.stream().anyMatch(name -> !route(name).ranksDocuments()),
                ROUTES,
                "more than routes that only rank documents: one must find passages");
        return new RouteChoice(routes, weights(given, routes));
    }

    private Map<String, Double> weights(JsonNode given, List<String> routes) {
        if (given.isMissingNode()) {
            return Map.of();
        }
        Fields.check(search.fusion().weighs(), WEIGHTS, "left out: search.fusion knows no weights");
        Fields.check(given.isObject(), WEIGHTS, "numbers by names of routes, like {\"bm25\": 1.0}");
        Map<String, Double> weights = new LinkedHashMap<>();
        given.properties().forEach(entry -> {
            known(WEIGHTS, entry.getKey());
            boolean searched = routes.isEmpty() ? !route(entry.getKey()).optional() : routes.contains(entry.getKey());
            Fields.check(searched, WEIGHTS, "of routes that are searched, '" + entry.getKey() + "' is not");
            double weight = entry.getValue().asDouble(-1);
            Fields.check(
                    entry.getValue().isNumber() && weight >= 0 && weight <= RouteConfig.MAX_WEIGHT,
                    WEIGHTS,
                    "numbers 0 to 1000");
            weights.put(entry.getKey(), weight);
        });
        Fields.check(
                searched(routes).anyMatch(name -> weights.getOrDefault(name, 1.0) > 0),
                WEIGHTS,
                "more than 0 for one of the routes that are searched");
        return weights;
    }

    private Stream<String> searched(List<String> routes) {
        return search.routes().keySet().stream()
                .filter(name -> routes.isEmpty() ? !route(name).optional() : routes.contains(name));
    }

    private RouteConfig route(String name) {
        RouteConfig route = search.routes().get(name);
        if (route == null) {
            throw new IllegalArgumentException("no such route: " + name);
        }
        return route;
    }

    private void known(String field, String name) {
        Fields.check(
                search.routes().containsKey(name),
                field,
                "among " + String.join(", ", search.routes().keySet()) + "; '" + name + "' is no route");
    }
}
