package dev.corpusmill.api.store;

import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.model.Place;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A node that a search found, with the score of its route; scores of different routes are never compared. What a store
 * has to read is read when it is asked for, while the reader that found it is open: fusion leaves most candidates unread.
 */
public final class ScoredNode {
    /** Equal scores by id, so that results repeat. */
    public static final Comparator<ScoredNode> BEST_FIRST =
            Comparator.comparingDouble(ScoredNode::score).reversed().thenComparing(ScoredNode::id);

    private static final long UNNUMBERED = -1;

    private final long row;
    private final double score;
    private final Reading reading;
    private final @Nullable Place part;
    private @Nullable String id; // whichever thread reads it first: all read the same

    /** Reads a node, from wherever a store keeps it. */
    public interface Reading {
        /** The id alone, which costs less than the node. */
        String id();

        /** The node, without its vector. */
        Node node();
    }

    private record Given(String id, Supplier<Node> reading) implements Reading {
        @Override
        public Node node() {
            return reading.get();
        }
    }

    /**
     * One of a store that numbers its rows.
     *
     * @param row not negative; in all searches of one reader the same for a node, and another for another
     */
    public ScoredNode(long row, double score, Reading reading) {
        this(row, score, reading, null);
    }

    private ScoredNode(long row, double score, Reading reading, @Nullable Place part) {
        this.row = row;
        this.score = score;
        this.reading = reading;
        this.part = part;
    }

    /** One whose id is known. */
    public ScoredNode(String id, double score, Supplier<Node> reading) {
        this(UNNUMBERED, score, new Given(id, reading));
    }

    /** One that is read already. */
    public ScoredNode(Node node, double score) {
        this(node.id(), score, () -> node);
    }

    /**
     * One that is read already, and is there for a part of it.
     *
     * @param part where the node of a finer group stands that was found; see {@link #part()}
     */
    public static ScoredNode lifted(Node node, double score, Place part) {
        return new ScoredNode(UNNUMBERED, score, new Given(node.id(), () -> node), part);
    }

    /** The place of the finer node that the search found, where this one is an ancestor of it; empty where it was found itself. */
    public Optional<Place> part() {
        return Optional.ofNullable(part);
    }

    /** Whether {@link #row} tells this node from the others that its reader finds. */
    public boolean numbered() {
        return row != UNNUMBERED;
    }

    /** The row of a node that is numbered. */
    public long row() {
        return row;
    }

    public double score() {
        return score;
    }

    /**
     * The node's id.
     *
     * @throws StoreException where the store cannot be read
     */
    public String id() {
        String known = id;
        if (known == null) {
            known = reading.id();
            id = known;
        }
        return known;
    }

    /**
     * The node, without its vector.
     *
     * @throws StoreException where the store cannot be read
     */
    public Node node() {
        return reading.node();
    }

    @Override
    public String toString() {
        return (numbered() ? "row " + row : id()) + '=' + score; // and reads nothing
    }
}
