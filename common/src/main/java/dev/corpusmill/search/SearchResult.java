package dev.corpusmill.search;

import dev.corpusmill.api.search.Hit;
import java.util.List;
import java.util.Locale;

/**
 * What a search found, and how each route fared.
 *
 * @param postProcessors those of the configuration; one that is not OK left the hits as they were before it
 * @param generation the one generation that all hits are from
 * @param revision of that generation
 */
public record SearchResult(
        List<Hit> hits,
        List<RouteReport> routes,
        List<RouteReport> postProcessors,
        String generation,
        String revision) {
    public SearchResult {
        hits = List.copyOf(hits);
        routes = List.copyOf(routes);
        postProcessors = List.copyOf(postProcessors);
    }

    /** The same search with other hits, of these or fewer. */
    public SearchResult with(List<Hit> otherHits) {
        return new SearchResult(otherHits, routes, postProcessors, generation, revision);
    }

    /** How one route, or one post-processor, fared; {@code error} is empty unless it failed. */
    public record RouteReport(String name, State state, long millis, String error) {}

    /** What became of a route in one request. */
    public enum State {
        OK,
        LATE,
        FAILED,
        SKIPPED;

        /** The name on the wire. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
