package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How questions find nodes.
 *
 * @param routes by name, in the order of the file
 * @param requestsChoose whether a request may name the routes that are searched, and their weights
 * @param postProcessors between fusion and the cut to the number of hits, in this order
 * @param candidates hits that each route brings to the fusion
 * @param k1 BM25: term-frequency saturation; higher, and repetitions count longer
 * @param b BM25: length normalization; 0 ignores how long a text is, 1 counts it fully
 * @param timeout for each route; a late one is dropped and named
 */
public record SearchConfig(
        FusionMethod fusion,
        Map<String, RouteConfig> routes,
        boolean requestsChoose,
        List<PostProcessorConfig> postProcessors,
        int candidates,
        double k1,
        double b,
        Duration timeout)
        implements Serializable {
    public SearchConfig {
        routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        postProcessors = List.copyOf(postProcessors);
        check(!routes.isEmpty(), "routes must name at least one");
        check(
                routes.values().stream().anyMatch(route -> !route.optional()),
                "routes must name one that is not optional");
        check(
                routes.values().stream().anyMatch(route -> !route.optional() && !route.ranksDocuments()),
                "routes must name one that finds nodes: with lift: document a route only ranks documents");
        check(candidates >= 1 && candidates <= 1000, "candidates must be 1 to 1000, was %s", candidates);
        check(k1 >= 0 && k1 <= 100, "k1 must be 0 to 100, was %s", k1);
        check(b >= 0 && b <= 1, "b must be 0 to 1, was %s", b);
        check(timeout.toMillis() > 0, "timeout must be positive, was %s", timeout);
    }

    /** How the lists of the routes become one. */
    public enum FusionMethod {
        STANDARDIZED,
        WEIGHTED,
        RECIPROCAL_RANK;

        /** Whether routes have weights in it. */
        public boolean weighs() {
            return this != RECIPROCAL_RANK;
        }
    }
}
