package dev.corpusmill.search;

import dev.corpusmill.api.search.Hit;
import dev.corpusmill.search.SearchResult.RouteReport;
import java.util.List;

/**
 * One search with all that it saw on the way, for a person who asks why.
 *
 * @param routes how each fared
 * @param found by the routes that answered
 * @param narrowed the same without what does not hold the phrases that the question quotes
 * @param fused all of it, best first
 * @param depth how many of the fused hits post-processors, and the cut, get to see
 * @param steps what post-processors made of those, one after the other
 */
public record SearchTrace(
        List<RouteReport> routes,
        List<RankedList> found,
        List<RankedList> narrowed,
        List<Hit> fused,
        int depth,
        List<Step> steps) {
    public SearchTrace {
        routes = List.copyOf(routes);
        found = List.copyOf(found);
        narrowed = List.copyOf(narrowed);
        fused = List.copyOf(fused);
        steps = List.copyOf(steps);
    }

    /** A post-processor, how it fared, and the hits after it, not yet cut. */
    public record Step(RouteReport report, List<Hit> after) {
        public Step {
            after = List.copyOf(after);
        }
    }

    /** The hits behind the last step, not yet cut. */
    public List<Hit> last() {
        return steps.isEmpty()
                ? fused.subList(0, Math.min(depth, fused.size()))
                : steps.get(steps.size() - 1).after();
    }
}
