package dev.corpusmill.eval;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.model.Node;
import dev.corpusmill.search.Fusion;
import dev.corpusmill.search.Hit;
import dev.corpusmill.search.Query;
import dev.corpusmill.search.RankedList;
import dev.corpusmill.search.Route;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.ScoredNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each route finds, and what the fusion makes of it: the service's search, but one route after the other, so that
 * no route is ever late, and a route that fails ends the evaluation.
 */
public final class RouteLists {
    public static final String FUSED = "fused";

    private final List<Route> routes;
    private final Fusion fusion;
    private final int candidates;
    private final Duration timeout;

    /**
     * @param candidates hits that each route brings to the fusion, or {@code k} of the query where that is more
     * @param timeout for each route
     */
    public RouteLists(List<Route> routes, Fusion fusion, int candidates, Duration timeout) {
        this.routes = List.copyOf(routes);
        this.fusion = fusion;
        this.candidates = candidates;
        this.timeout = timeout;
    }

    /** The first {@code k} chunks by route, in the order of the routes; last the fused ones. */
    public Map<String, List<RankedChunk>> search(GenerationReader reader, Query query) {
        int wanted = Math.max(candidates, query.k());
        List<RankedList> found = new ArrayList<>(routes.size());
        Map<String, List<RankedChunk>> lists = new LinkedHashMap<>();
        for (Route route : routes) {
            List<ScoredNode> hits = route.search(reader, query, wanted, Deadline.after(timeout));
            found.add(new RankedList(route.name(), hits));
            lists.put(route.name(), chunks(hits.stream().limit(query.k()).map(ScoredNode::node)));
        }
        lists.put(FUSED, chunks(fusion.fuse(found, query.k()).stream().map(Hit::node)));
        return lists;
    }

    private static List<RankedChunk> chunks(Stream<Node> nodes) {
        return nodes.map(node -> new RankedChunk(node.documentId(), node.text()))
                .toList();
    }
}
