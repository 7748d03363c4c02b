package dev.corpusmill.api.search;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * Rank from 1 and raw score at one route.
     *
     * @param part where in the node the part stands that the route found; null where it found the node itself
     */
    public record RouteScore(
            int rank, double score, @Nullable Place part) {
        /** At a route that finds nodes themselves. */
        public RouteScore(int rank, double score) {
            this(rank, score, null);
        }
    }
}
