package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.search.RouteProvider;
import java.io.Serializable;
import java.time.Duration;

/**
 * One way to find nodes.
 *
 * @param kind name of its provider: {@code dense}, {@code bm25}, or what a plug-in brings
 * @param weight in the weighted sum
 * @param group node group that is searched; empty: that of the question, {@code chunk}
 * @param candidates hits that it brings to the fusion; 0: as many as {@code search.candidates} says
 * @param timeout after which it is dropped and named; zero: {@code search.timeout}
 * @param settings of the providers
 */
public record RouteConfig(
        String kind,
        double weight,
        String group,
        int candidates,
        Duration timeout,

        @Sections.Of(value = RouteProvider.class, chosenBy = "kind")
        Sections settings)
        implements Serializable {
    /** The group of questions. */
    public static final String DEFAULT_GROUP = "chunk";

    private static final double MAX_WEIGHT = 1000;

    public RouteConfig {
        check(weight >= 0 && weight <= MAX_WEIGHT, "weight must be 0 to 1000, was %s", weight);
        check(candidates >= 0 && candidates <= 1000, "candidates must be 0 to 1000, was %s", candidates);
    }

    /** The node group that is searched. */
    public String searched() {
        return group.isEmpty() ? DEFAULT_GROUP : group;
    }
}
