package dev.corpusmill.search;

import dev.corpusmill.embed.Embedder;
import dev.corpusmill.model.Deadline;
import dev.corpusmill.store.GenerationReader;
import dev.corpusmill.store.ScoredNode;
import java.util.List;
import java.util.function.Predicate;

/** Finds nodes by the likeness of their vector to the question's. The question is embedded within the route's deadline. */
public final class DenseRoute implements Route {
    public static final String NAME = "dense";

    private final Embedder embedder;
    private final Predicate<String> known;

    public DenseRoute(Embedder embedder) {
        this(embedder, question -> false);
    }

    /**
     * A route with an embedder that remembers.
     *
     * @param known whether the embedder has the vector of a question at hand
     */
    public DenseRoute(Embedder embedder, Predicate<String> known) {
        this.embedder = embedder;
        this.known = known;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
        float[] vector = embedder.embedQuestion(query.question(), deadline);
        return reader.dense(query.group(), vector, candidates, query.filter(), deadline);
    }

    /** Every store ends its searches at their deadline; a model may not, so its vector must be there. */
    @Override
    public boolean keepsDeadline(Query query) {
        return known.test(query.question());
    }
}
