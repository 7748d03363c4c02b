package dev.corpusmill.search;

import java.util.List;
import java.util.Map;

/**
 * What a request asks of the search's routes.
 *
 * @param routes names of those that it wants searched; empty: all that are not optional
 * @param weights by name, in the place of the configured ones; a route that is left out keeps its own
 */
public record RouteChoice(List<String> routes, Map<String, Double> weights) {
    /** As configured. */
    public static final RouteChoice CONFIGURED = new RouteChoice(List.of(), Map.of());

    public RouteChoice {
        routes = List.copyOf(routes);
        weights = Map.copyOf(weights);
    }
}
