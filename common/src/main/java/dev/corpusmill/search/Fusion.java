package dev.corpusmill.search;

import dev.corpusmill.api.search.Hit;
import java.util.List;

/** Makes one list of several. Pure. */
public interface Fusion {
    /** At most {@code k} hits, best first; equal scores are ordered by row id, so that results repeat. */
    List<Hit> fuse(List<RankedList> lists, int k);
}
