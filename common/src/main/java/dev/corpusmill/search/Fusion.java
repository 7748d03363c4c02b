package dev.corpusmill.search;

import dev.corpusmill.api.search.Hit;
import java.util.List;
import java.util.Map;

/** Makes one list of several. Pure. */
public interface Fusion {
    /** At most {@code k} hits, best first; equal scores are ordered by row id, so that results repeat. */
    List<Hit> fuse(List<RankedList> lists, int k);

    /** The fusion of the lists of one question; one that looks at no question stays as it is. */
    default Fusion of(String question) {
        return this;
    }

    /** The same fusion with other weights for some routes; one that knows no weights stays as it is. */
    default Fusion weighted(Map<String, Double> weights) {
        return this;
    }
}
