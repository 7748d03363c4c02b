package dev.corpusmill.api.search;

import dev.corpusmill.api.model.Node;
import java.util.Map;

/**
 * A node with its fused score and what each route said of it.
 *
 * @param score comparable within one result only
 * @param routes by route name; a route that did not find the node is left out
 */
public record Hit(Node node, double score, Map<String, RouteScore> routes) {
    public Hit {
        routes = Map.copyOf(routes);
    }

    /** Rank from 1 and raw score at one route. */
    public record RouteScore(int rank, double score) {}
}
