package dev.corpusmill.search;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.ScoredNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Searches small and answers large: what a route finds in a fine group it gives as the coarser nodes that it is part of. A
 * coarse node stands where its best child stood, once, and knows the place of that child.
 */
public final class LiftedRoute extends ForwardingRoute {
    /** Several children of a node are found for one of another: so many more are asked for. */
    private static final int CHILDREN = 4;

    private static final int MAX_CHILDREN = 2000;

    private final List<String> groups;

    /**
     * A route over another one.
     *
     * @param delegate searches the fine group
     * @param groups the groups above that one, the next first; hits are lifted to the last
     */
    public LiftedRoute(Route delegate, List<String> groups) {
        super(delegate);
        this.groups = List.copyOf(groups);
    }

    @Override
    public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
        int wanted = Math.max(candidates, Math.min(MAX_CHILDREN, candidates * CHILDREN));
        List<ScoredNode> children = delegate.search(reader, query, wanted, deadline);

        Map<String, Lifted> byParent = new LinkedHashMap<>(); // in the order of the best child
        for (ScoredNode child : children) {
            Node node = child.node();
            byParent.putIfAbsent(node.parentId(), new Lifted(child.score(), node.place()));
        }
        List<ScoredNode> lifted = List.of();
        for (String group : groups) {
            lifted = fetched(reader, group, byParent, query.filter());
            byParent = new LinkedHashMap<>();
            for (ScoredNode parent : lifted) {
                Place part = parent.part().orElseThrow();
                byParent.putIfAbsent(parent.node().parentId(), new Lifted(parent.score(), part));
            }
        }
        return lifted.subList(0, Math.min(candidates, lifted.size()));
    }

    /** What is known of a parent: score and place of its best child. */
    private record Lifted(double score, Place part) {}

    /** The parents that are there and that the question may see, in their order. */
    private static List<ScoredNode> fetched(
            GenerationReader reader, String group, Map<String, Lifted> byId, NodeFilter filter) {
        LinkedHashSet<String> ids = new LinkedHashSet<>(byId.keySet());
        ids.remove(""); // children of the document itself
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Node> nodes = new HashMap<>();
        reader.fetch(group, ids, filter).forEach(node -> nodes.put(node.id(), node));

        List<ScoredNode> parents = new ArrayList<>();
        byId.forEach((id, lifted) -> {
            Node node = nodes.get(id);
            if (node != null) {
                parents.add(ScoredNode.lifted(node, lifted.score(), lifted.part()));
            }
        });
        return parents;
    }

    /** They are cosines of a part: the whole node does not answer the question because a sentence of it repeats it. */
    @Override
    public boolean scoresAreCosines() {
        return false;
    }

    @Override
    public String toString() {
        return "LiftedRoute[" + groups + ", " + delegate + "]";
    }
}
