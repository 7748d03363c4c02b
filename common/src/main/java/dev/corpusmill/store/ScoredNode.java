package dev.corpusmill.store;

import dev.corpusmill.model.Node;
import java.util.Comparator;
import java.util.function.Supplier;

/**
 * A node that a search found, with the score of its route; scores of different routes are never compared.
 *
 * @param reading reads the node, while the reader that found it is open: fusion leaves most candidates unread
 */
public record ScoredNode(String id, double score, Supplier<Node> reading) {
    /** Equal scores by id, so that results repeat. */
    public static final Comparator<ScoredNode> BEST_FIRST =
            Comparator.comparingDouble(ScoredNode::score).reversed().thenComparing(ScoredNode::id);

    /** One that is read already. */
    public ScoredNode(Node node, double score) {
        this(node.id(), score, () -> node);
    }

    /**
     * The node, without its vector.
     *
     * @throws StoreException where the store cannot be read
     */
    public Node node() {
        return reading.get();
    }
}
