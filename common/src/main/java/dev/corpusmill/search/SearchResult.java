package dev.corpusmill.search;

import java.util.List;
import java.util.Locale;

/**
 * What a search found, and how each route fared.
 *
 * @param generation the one generation that all hits are from
 * @param revision of that generation
 */
public record SearchResult(List<Hit> hits, List<RouteReport> routes, String generation, String revision) {
    public SearchResult {
        hits = List.copyOf(hits);
        routes = List.copyOf(routes);
    }

    /** How one route fared; {@code error} is empty unless it failed. */
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
