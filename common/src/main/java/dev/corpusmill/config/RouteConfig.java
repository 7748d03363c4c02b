package dev.corpusmill.config;

import static dev.corpusmill.api.config.Check.check;

import dev.corpusmill.api.search.RouteProvider;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One way to find nodes.
 *
 * @param kind name of its provider: {@code dense}, {@code bm25}, or what a plug-in brings
 * @param weight in the weighted sum
 * @param numberWeight the same where the question holds a digit; 0: as {@code weight}
 * @param group node group that is searched; empty: that of the question, {@code chunk}
 * @param lift coarser group that its hits are lifted to, by the parents of its groups; {@code document}: they stand for their
 *     documents; empty: they stay as they are
 * @param filter values of metadata fields that its nodes must have, beside the filter of the question
 * @param optional whether it is searched only where a request names it
 * @param candidates hits that it brings to the fusion; 0: as many as {@code search.candidates} says
 * @param timeout after which it is dropped and named; zero: {@code search.timeout}
 * @param settings of the providers
 */
public record RouteConfig(
        String kind,
        double weight,
        double numberWeight,
        String group,
        String lift,
        Map<String, String> filter,
        boolean optional,
        int candidates,
        Duration timeout,

        @Sections.Of(value = RouteProvider.class, chosenBy = "kind")
        Sections settings)
        implements Serializable {
    /** The group of questions. */
    public static final String DEFAULT_GROUP = "chunk";

    /** What {@code lift} is of a route that ranks documents. */
    public static final String DOCUMENT = "document";

    /** The largest weight. */
    public static final double MAX_WEIGHT = 1000;

    public RouteConfig {
        filter = Collections.unmodifiableMap(new LinkedHashMap<>(filter));
        check(weight >= 0 && weight <= MAX_WEIGHT, "weight must be 0 to 1000, was %s", weight);
        check(numberWeight >= 0 && numberWeight <= MAX_WEIGHT, "number-weight must be 0 to 1000, was %s", numberWeight);
        check(candidates >= 0 && candidates <= 1000, "candidates must be 0 to 1000, was %s", candidates);
    }

    /** Whether its hits stand for their documents, and only move forward what other routes find there. */
    public boolean ranksDocuments() {
        return lift.equals(DOCUMENT);
    }

    /** The node group that is searched. */
    public String searched() {
        return group.isEmpty() ? DEFAULT_GROUP : group;
    }
}
