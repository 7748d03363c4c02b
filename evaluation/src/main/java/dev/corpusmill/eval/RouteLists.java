package dev.corpusmill.eval;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Hit;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.search.RankedList;
import dev.corpusmill.search.SearchPlan;
import dev.corpusmill.search.SearchPlan.PlannedRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each route finds, and what the fusion makes of it: the service's search, but one route after the other, so that
 * no route is ever late, and a route that fails ends the evaluation.
 */
public final class RouteLists {
    public static final String FUSED = "fused";

    private final SearchPlan plan;
    private final Duration timeout;

    /** @param timeout for each route, in place of the plan's: nobody waits */
    public RouteLists(SearchPlan plan, Duration timeout) {
        this.plan = plan;
        this.timeout = timeout;
    }

    /** The first {@code k} chunks by route, in the order of the routes; last the fused ones. */
    public Map<String, List<RankedChunk>> search(GenerationReader reader, Query query) {
        Map<String, List<RankedChunk>> chunks = new LinkedHashMap<>();
        nodes(reader, query)
                .forEach((route, nodes) -> chunks.put(
                        route,
                        nodes.stream()
                                .map(node -> new RankedChunk(node.documentId(), node.text()))
                                .toList()));
        return chunks;
    }

    /** The same with the nodes as they are. */
    Map<String, List<Node>> nodes(GenerationReader reader, Query query) {
        List<RankedList> found = new ArrayList<>(plan.routes().size());
        Map<String, List<Node>> lists = new LinkedHashMap<>();
        for (PlannedRoute planned : plan.routes()) {
            int wanted = plan.asked(planned, query);
            List<ScoredNode> hits = planned.route().search(reader, query, wanted, Deadline.after(timeout));
            found.add(new RankedList(
                    planned.route().name(), hits, !planned.route().embedsQuestion()));
            lists.put(
                    planned.route().name(),
                    hits.stream().limit(query.k()).map(ScoredNode::node).toList());
        }
        lists.put(
                FUSED,
                plan.finish(query, found, Deadline.after(timeout)).stream()
                        .map(Hit::node)
                        .toList());
        return lists;
    }
}
