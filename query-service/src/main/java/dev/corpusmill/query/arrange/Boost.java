package dev.corpusmill.query.arrange;

import dev.corpusmill.api.store.NodeFilter;

/** What a request adds to the scores of some hits. Scores run from 0 to 1 over the hits that are arranged. */
public sealed interface Boost {
    /** The largest part of a score that one boost may add or take away. */
    double MAX_WEIGHT = 10;

    /** What the best of its hits get; a negative one moves them back. */
    double weight();

    /** The same for each hit that passes a filter. */
    record Matching(NodeFilter filter, double weight) implements Boost {}

    /**
     * More for newer documents: the weight for one of now, half of it for one that is a half-life old.
     *
     * @param field {@link #MODIFIED}, the time of the file, or {@code metadata.NAME} that holds a date like 2024, 2024-05,
     *     2024-05-31 or 2024-05-31T12:00:00Z; a hit without one gets nothing
     * @param halfLifeDays positive
     */
    record Recency(String field, double halfLifeDays, double weight) implements Boost {
        /** The time of the document's file. */
        public static final String MODIFIED = "modified";
    }
}
